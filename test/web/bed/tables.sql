-- The latin1 tables of an old script, which keep whatever bytes they are given, and phone books of a later time.
CREATE TABLE requests (id INT AUTO_INCREMENT PRIMARY KEY, method VARCHAR(8), reqtype VARCHAR(32), query LONGTEXT, body LONGBLOB,
	form LONGTEXT, files TEXT) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, reqtype VARCHAR(32), params TEXT) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE extensions (ex_id INT PRIMARY KEY, ex_te_id INT, ex_number VARCHAR(16), ex_name VARCHAR(80), ex_tech VARCHAR(16),
	st_state VARCHAR(16), username VARCHAR(40), ex_dnd VARCHAR(4) DEFAULT '', password VARCHAR(40) DEFAULT 'sip-secret-of-the-bed',
	ex_webpassword VARCHAR(64) DEFAULT 'web-secret-of-the-bed', ex_token VARCHAR(40) DEFAULT 'token-secret-of-the-bed',
	ex_lockpin VARCHAR(8) DEFAULT '4711') ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE queues (qu_id INT PRIMARY KEY, qu_number VARCHAR(16), qu_name VARCHAR(80)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE members (qm_qu_id INT, qm_extension VARCHAR(16), qm_paused INT DEFAULT 0, qm_reason VARCHAR(80) DEFAULT '',
	qm_calls INT DEFAULT 0) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE queuelog (ql_qu_id INT, ql_time DATETIME, callerid VARCHAR(40), disposition VARCHAR(16), agent VARCHAR(40), holdtime INT,
	calltime INT, origpos INT DEFAULT 1, callid VARCHAR(80)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE virtual_members (vm_number VARCHAR(16), vm_extension VARCHAR(16)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE campaigns (ca_id INT PRIMARY KEY, ca_state VARCHAR(16)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE campaign_numbers (cn_ca_id INT, number VARCHAR(40), numberdescription VARCHAR(80) DEFAULT '') ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE faxes (fx_id INT AUTO_INCREMENT PRIMARY KEY, source VARCHAR(40), dest VARCHAR(40), name VARCHAR(200), bytes INT,
	sha1 CHAR(40), state VARCHAR(16) DEFAULT 'SENDING') ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE flows (fl_id INT PRIMARY KEY, fl_te_id INT, fl_name VARCHAR(80), fl_comment VARCHAR(80), fl_number VARCHAR(16),
	fl_value VARCHAR(80), fl_variable_name VARCHAR(40), st_extension VARCHAR(16), st_state VARCHAR(16)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE mailboxes (mailbox VARCHAR(16), fullname VARCHAR(80), email VARCHAR(80), attach VARCHAR(4), imapuser VARCHAR(40),
	imappassword VARCHAR(40), password VARCHAR(40)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE messages (mailbox VARCHAR(16), msg_id VARCHAR(40), callerid VARCHAR(80), origtime INT, duration INT, dir VARCHAR(80),
	id INT, transcript TEXT) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE simplecdrs (sc_te_id INT DEFAULT 7, tenantcode VARCHAR(40) DEFAULT 'DEMOCO', sc_start DATETIME, sc_direction VARCHAR(8) DEFAULT 'IN',
	sc_calleridnum VARCHAR(40) DEFAULT '0500000001', sc_calleridname VARCHAR(80) DEFAULT '', sc_dialednum VARCHAR(40) DEFAULT '0722280800',
	sc_disposition VARCHAR(16) DEFAULT 'ANSWERED', sc_duration INT DEFAULT 90, sc_uniqueid VARCHAR(80), sc_whoanswered VARCHAR(40) DEFAULT '204',
	KEY (sc_start)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE cdrs (ID BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, accountcode VARCHAR(40) DEFAULT 'DEMOCO', start DATETIME,
	answer DATETIME DEFAULT '0000-00-00 00:00:00', end DATETIME, clid VARCHAR(80), realsrc VARCHAR(40), firstdst VARCHAR(40), duration INT,
	billsec INT, disposition VARCHAR(16), cc_cost DECIMAL(10,4) DEFAULT 0.05, dcontext VARCHAR(40) DEFAULT 'fromoutside',
	dstchannel VARCHAR(80) DEFAULT 'PJSIP/204-DEMOCO-00001a2b', userfield VARCHAR(255) DEFAULT '[inbound]', uniqueid VARCHAR(80),
	prevuniqueid VARCHAR(80) DEFAULT '', lastdst VARCHAR(40) DEFAULT '204-DEMOCO', wherelanded VARCHAR(40) DEFAULT '204', src VARCHAR(40),
	dst VARCHAR(40), lastapp VARCHAR(40) DEFAULT 'Dial', linkedid VARCHAR(80), originateid VARCHAR(80) DEFAULT '',
	cc_buy DOUBLE DEFAULT (0.1 + 0.2), KEY (start)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE live (originateid VARCHAR(40), uniqueid VARCHAR(80), channel VARCHAR(120), extension VARCHAR(40), party VARCHAR(40)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE recordings (re_id INT PRIMARY KEY, re_uniqueid VARCHAR(80), re_originateid VARCHAR(40), re_name VARCHAR(120), re_date DATETIME,
	re_format VARCHAR(8), re_size INT, re_transcript TEXT) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE responses (rs_id INT AUTO_INCREMENT PRIMARY KEY, rs_path INT, rs_uniqueid VARCHAR(80), rs_type VARCHAR(16),
	rs_type_id INT DEFAULT 0, rs_value VARCHAR(80) DEFAULT '') ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE phonebooks (pb_id INT PRIMARY KEY, pb_name VARCHAR(80)) ENGINE=MyISAM CHARSET=utf8mb4;
CREATE TABLE contacts (peid INT AUTO_INCREMENT PRIMARY KEY, pb_id INT, NAME VARCHAR(200) DEFAULT '', PHONE1 VARCHAR(80) DEFAULT '',
	PHONE2 VARCHAR(80) DEFAULT '', EMAIL VARCHAR(80) DEFAULT '', ROUTING VARCHAR(80) DEFAULT '', CITY VARCHAR(80) DEFAULT '')
	ENGINE=MyISAM CHARSET=utf8mb4;
