-- Members are told of their referrals where they had to wait, or where nothing came of it.
alter table mail
  drop constraint mail_kind_check,
  add constraint mail_kind_check check (kind in ('code', 'answer', 'referral'));

insert into outbox_listener (name, written_by, id) values ('referral-mails', pg_current_xact_id(), 0);
