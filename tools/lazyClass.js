'use strict';

/**
 * The script of a class that n8n takes for the given one and that holds none of its code. Its data is
 * JSON, which is read faster than JavaScript; its functions fetch the class from the file `bundle`, a
 * path relative to the script, when one of them is first called. Fails where a function is among the
 * data, as JSON would lose it.
 */
function lazyClass(Class, bundle) {
	const members = membersOf(new Class());
	const isCode = ([, member]) => holdsOnlyFunctions(member);
	const data = Object.fromEntries(members.filter((entry) => !isCode(entry)));
	const functions = members.filter(isCode).map(([name, member]) => [name, delegate(member, name)]);
	return `'use strict';

let instance;
const real = () => (instance ??= new (require('${bundle}').${Class.name})());

exports.${Class.name} = class ${Class.name} {
	constructor() {
		Object.assign(this, JSON.parse(${JSON.stringify(toJson(data))}));
${functions.map(([name, code]) => `\t\tthis.${name} = ${code};\n`).join('')}\t}
};
`;
}

/** What an instance holds by itself, and the methods of its class. */
function membersOf(instance) {
	const prototype = Object.getPrototypeOf(instance);
	const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
	return [...Object.entries(instance), ...methods.map((name) => [name, prototype[name]])];
}

/** A function, or a group of functions such as `methods`. */
function holdsOnlyFunctions(member) {
	if (typeof member !== 'object' || member === null) return typeof member === 'function';
	const parts = Object.values(member);
	return parts.length > 0 && parts.every(holdsOnlyFunctions);
}

function delegate(member, path) {
	// n8n passes what the function works with as `this`.
	if (typeof member === 'function')
		return `function (...given) { return real().${path}.apply(this, given); }`;
	const parts = Object.entries(member).map(
		([name, part]) => `${name}: ${delegate(part, `${path}.${name}`)}`,
	);
	return `{ ${parts.join(', ')} }`;
}

function toJson(data) {
	return JSON.stringify(data, (name, part) => {
		if (typeof part === 'function') throw new Error(`${name} is a function among data`);
		return part;
	});
}

module.exports = { lazyClass };
