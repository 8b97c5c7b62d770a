CREATE TRIGGER `decision_receipt_no_delete` BEFORE DELETE ON `decision_receipt` BEGIN SELECT RAISE(ABORT, 'decision receipts are append-only'); END;
