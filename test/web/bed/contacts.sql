-- The phone books when a part begins.
TRUNCATE phonebooks;
TRUNCATE contacts;
INSERT INTO phonebooks VALUES (5, 'Default'), (6, 'לקוחות');
INSERT INTO contacts (peid, pb_id, NAME, PHONE1, EMAIL) VALUES (71, 5, 'Ben Demo', '0500000071', 'ben@example.com'), (72, 5, 'דנה לדוגמה', '0500000072', '');
