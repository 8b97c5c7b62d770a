CREATE TRIGGER `decision_receipt_no_update` BEFORE UPDATE ON `decision_receipt` BEGIN SELECT RAISE(ABORT, 'decision receipts are append-only'); END;
