-- What is asked of branches by default: domain/membership.md 2.8; fewer than seven full members have no committee (2.6).
INSERT INTO `compliance_rule` (`version`, `valid_from`, `items`) VALUES ('compliance-1', '2022-06-29', '[
  {"kind":"members_meeting","per":"quarter","count":1,"warnDays":21,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":false},
  {"kind":"committee_meeting","per":"month","count":1,"warnDays":7,"types":["branch","joint_branch"],"fromFullMembers":7,"perGroup":false},
  {"kind":"group_meeting","per":"month","count":1,"warnDays":7,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":true},
  {"kind":"lecture","per":"quarter","count":1,"warnDays":21,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":false},
  {"kind":"party_day","per":"month","count":1,"warnDays":7,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":false},
  {"kind":"organisation_life","per":"year","count":1,"warnDays":45,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":false},
  {"kind":"member_appraisal","per":"year","count":1,"warnDays":45,"types":["branch","joint_branch"],"fromFullMembers":null,"perGroup":false}
]');
