-- The terms that hold until others are set (membership.md §2.12), and when members that are there fall due for a review.
INSERT INTO `admission_terms` (`version`, `valid_from`, `days`, `review_months`, `basis`, `recorded_by`, `recorded_at`)
VALUES (1, '2022-06-29', '{"formalReview":5,"supplement":10,"chainOpinion":10,"zoneApproval":5,"publicity":5,"objectionAnswer":5,"hearing":5}', 12, '平台初始设定，待开发区党工委确认', '系统', '2022-06-29T00:00:00.000Z');
UPDATE `alliance_member` SET `review_due_on` = date(`admitted_on`, '+12 months') WHERE `ended_on` IS NULL;
