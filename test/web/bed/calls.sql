-- What the PBX holds when a part begins, but for the phone books.
TRUNCATE requests;
TRUNCATE orders;
TRUNCATE extensions;
TRUNCATE queues;
TRUNCATE members;
TRUNCATE queuelog;
TRUNCATE virtual_members;
TRUNCATE campaigns;
TRUNCATE campaign_numbers;
TRUNCATE faxes;
TRUNCATE flows;
TRUNCATE mailboxes;
TRUNCATE messages;
TRUNCATE simplecdrs;
TRUNCATE cdrs;
TRUNCATE live;
TRUNCATE recordings;
TRUNCATE responses;

INSERT INTO extensions (ex_id, ex_te_id, ex_number, ex_name, ex_tech, st_state, username) VALUES
	(1204, 7, '204', 'קבלה', 'SIP', 'NOT_INUSE', '204-DEMOCO'),
	(1205, 7, '205', 'Support', 'PJSIP', 'INUSE', '205-DEMOCO'),
	(1206, 7, '206', 'מחסן / Store "B"', 'PJSIP', 'UNAVAILABLE', '206-DEMOCO'),
	(1207, 7, '207', 'Sales', 'PJSIP', 'NOT_INUSE', '207-DEMOCO'),
	(1208, 7, '208', 'Quiet', 'PJSIP', 'NOT_INUSE', '208-DEMOCO'),
	(1210, 7, '210', 'כל המשרד', 'VIRTUAL', 'NOT_INUSE', '210-DEMOCO');
UPDATE extensions SET ex_dnd = 'on' WHERE ex_number = '208';
INSERT INTO queues VALUES (27, '900', 'תמיכה'), (28, '901', 'Sales'), (29, '902', 'Empty');
INSERT INTO members VALUES (27, '204', 0, '', 3), (27, '205', 1, 'אוכל', 0), (28, '205', 0, '', 1);
INSERT INTO queuelog VALUES (27, '2026-01-30 12:00:00', '0500000001', 'ANSWERED', '204-DEMOCO', 12, 60, 1, 'pbx01-1769767200.1');
INSERT INTO virtual_members VALUES ('210', '205');
INSERT INTO campaigns VALUES (12, 'READY'), (14, 'RUNNING'), (15, 'PAUSED');
INSERT INTO campaign_numbers VALUES (12, '0500000001', 'דנה');
INSERT INTO faxes VALUES (700001, '0722280800', '0500000001', 'order.pdf', 1200, '', 'SENT');
INSERT INTO flows VALUES (61, 7, 'מצב לילה', '', '7001', '', 'night', '7001', 'NOT_INUSE'), (62, 7, 'Holiday', '', '7002', 'closed', '', '7002', 'INUSE');
INSERT INTO mailboxes VALUES ('204', 'קבלה', 'reception@example.com', 'yes', 'imap-secret-of-the-bed', 'imap-secret-of-the-bed', 'pin-secret-of-the-bed'),
	('205', 'Support', 'support@example.com', 'no', '', '', 'pin-secret-of-the-bed');
INSERT INTO messages VALUES ('204', '1475000000-00000004', '"דנה" <0500000001>', 1475000000, 12, '/var/spool/asterisk/voicemail/INBOX', 9004, 'שלום, כאן דנה');
INSERT INTO simplecdrs (sc_start, sc_calleridname, sc_uniqueid) VALUES ('2026-01-31 14:30:00', 'דנה', 'pbx01-1769862600.1');
INSERT INTO cdrs (ID, start, answer, end, clid, realsrc, firstdst, duration, billsec, disposition, uniqueid, src, dst, linkedid, originateid) VALUES
	(901234, '2026-01-31 14:30:00', '2026-01-31 14:30:07', '2026-01-31 14:31:30', '"דנה" <0500000001>', '0500000001', '0722280800', 90, 83,
	'ANSWERED', 'pbx01-1769862600.1', '0500000001', '204', 'pbx01-1769862600.1', '15f3a9c01b27de');
INSERT INTO cdrs (start, end, clid, realsrc, firstdst, duration, billsec, disposition, dstchannel, userfield, uniqueid, lastdst, wherelanded, src, dst, lastapp, linkedid) VALUES
	('2026-01-31 14:45:00', '2026-01-31 14:45:20', '"Ben" <0500000077>', '0500000077', '0722280800', 20, 0, 'NO ANSWER', 'PJSIP/205-DEMOCO-00001a2d', '',
	'pbx01-1769863500.5', '205-DEMOCO', '205', '0500000077', '900', 'Queue', 'pbx01-1769863500.5');
INSERT INTO live VALUES ('15f3a9c01b27aa', 'pbx01-1769862700.3', 'PJSIP/204-DEMOCO-00001a2c', '204', '0500000001');
INSERT INTO recordings VALUES (88123, 'pbx01-1769862600.1', '15f3a9c01b27de', 'שיחה-0500000001.wav', '2026-01-31 14:30:07', 'wav', 16044, 'שלום, כאן דנה');
INSERT INTO responses (rs_path, rs_uniqueid, rs_type, rs_type_id, rs_value) VALUES (19, 'pbx01-1769862600.1', 'START', 0, '2026-01-31 14:30:00'),
	(19, 'pbx01-1769862600.1', 'CALLERID', 0, 'דנה <0500000001>'), (19, 'pbx01-1769862600.1', 'VARIABLE', 85, '36985'), (19, 'pbx01-1769862600.1', 'HANGUP', 0, '');
