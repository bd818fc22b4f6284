/** How the script, PHP and the database behave; what is not there is as usual. */
export interface Switches {
	/** Settings of PHP that a script may change. */
	ini?: Record<string, string>;
	/** The answer says that it is packed, and its end is missing, its middle is another, or it is not packed. */
	gzip?: 'cut' | 'changed' | 'plain';
	/** Seconds of work after which PHP ends the script. */
	timeLimit?: number;
	/** Where PHP prints a complaint: `front`, `behind`, or both by a blank. */
	warning?: string;
	warningKind?: 'notice' | 'deprecated';
	/** The script works on and on behind this row of a list, or needs more memory than there is. */
	stuckAfterRow?: number;
	stuckHow?: 'memory' | 'silent';
	/** Between two rows. */
	pauseMs?: number;
	/** Each row leaves at once. */
	flushes?: true;
	/** Twice, before a call is dialled and behind. */
	writeMs?: number;
	/** A flag of json_encode; without one it gives up at what is no UTF-8. */
	jsonFlag?: 'partial' | 'substitute' | 'ignore' | 'unescaped' | 'pretty' | 'numeric' | 'objects';
	listEncoding?: 'whole' | 'rows';
	rowOrder?: 'DESC';
	/** With these INT and DOUBLE come as numbers. */
	statements?: 'prepared';
	/** Where MariaDB is looked for. */
	databasePort?: number;
	/** The script looks whether the file has come. */
	faxLooks?: true;
	/** `array`: the script reads the file without a look. */
	faxReads?: 'array';
	/** The script reads the form without a look. */
	phonebookLooks?: true;
	fileType?: string;
	fileNameForm?: 'extended';
	/** Files come without Content-Length. */
	noLength?: true;
	/** The script ends in the middle of a file. */
	halfFile?: true;
}
