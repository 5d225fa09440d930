-- The audit explorer asks for the records of one subject, one action or one account, the newest first.
CREATE INDEX audit_record_by_subject ON audit_record (subject, number);
CREATE INDEX audit_record_by_action ON audit_record (action, number);
CREATE INDEX audit_record_by_actor ON audit_record (actor_id, number);
