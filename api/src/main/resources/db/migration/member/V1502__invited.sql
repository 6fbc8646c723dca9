-- Codes and who invited whom are the referral package's from here on. The columns are left until no server of an older
-- release can write them any more.
alter table member alter column referral_code drop not null;

-- Whether purchases of this member may decide a referral: read with what rules ask about the member, so that the
-- purchases of all others cost nothing for it.
alter table member add column referral_open boolean not null default false;
