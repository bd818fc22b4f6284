/** How the page looks: on a phone, on paper and in the dark, from either side. */
export const STYLE = `
:root {
	--paper: #fff; --ink: #1d2530; --faint: #5b6675; --line: #dfe4ea; --card: #f5f7f9;
	--answered: #2a9060; --abandoned: #d0455a; --voicemail: #e6a02e; --turned-away: #8557c2;
	--not-reached: #9aa6b4; --median: #2f6fb5; --p90: #a9c8ea;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		--paper: #14181d; --ink: #e7ebf0; --faint: #9aa6b4; --line: #313943; --card: #1e242c;
		--answered: #45b880; --abandoned: #ee6a7d; --voicemail: #f0b650; --turned-away: #ab85e0;
		--not-reached: #6d7987; --median: #5b9fe6; --p90: #2c4f75;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--paper); color: var(--ink);
	font: 15px/1.45 system-ui, "Segoe UI", Roboto, Arial, sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2.2rem 0 .3rem; padding-top: .9rem; border-top: 2px solid var(--line); font-size: 1.25rem; }
header span { white-space: nowrap; }
header p { margin: .1rem 0 0; color: var(--faint); font-size: 1.05rem; }
.note, footer { margin: .2rem 0 .9rem; color: var(--faint); font-size: .87rem; }
footer { margin-top: 2.2rem; }
.empty { padding: 1rem; border-radius: 8px; background: var(--card); text-align: center; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.4rem, 1fr)); gap: .55rem; margin: 0 0 1rem; }
.cards div { padding: .5rem .7rem; border-radius: 8px; background: var(--card); }
.cards dt { color: var(--faint); font-size: .8rem; }
.cards dd { margin: 0; font-size: 1.2rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.cards small { color: var(--faint); font-size: .8rem; font-weight: 400; }
figure { margin: 1.2rem 0; }
figcaption { margin-bottom: .3rem; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0 0 .3rem; padding: 0; list-style: none; color: var(--faint); font-size: .8rem; }
.legend i { display: inline-block; width: .75em; height: .75em; margin-inline-end: .4em; border-radius: 2px; }
.chart { display: flex; gap: 6px; }
svg { display: block; }
svg text { fill: var(--faint); font-size: 11px; font-variant-numeric: tabular-nums; }
.scale { flex: none; width: 46px; }
.scale text { text-anchor: end; }
.plot { flex: 1; min-width: 0; overflow: visible; }
.plot text { text-anchor: middle; }
.plot line { stroke: var(--line); }
.answered { fill: var(--answered); background: var(--answered); }
.abandoned { fill: var(--abandoned); background: var(--abandoned); }
.voicemail { fill: var(--voicemail); background: var(--voicemail); }
.turned-away { fill: var(--turned-away); background: var(--turned-away); }
.not-reached { fill: var(--not-reached); background: var(--not-reached); }
.median { fill: var(--median); background: var(--median); }
.p90 { fill: var(--p90); background: var(--p90); }
.bars { margin: 0; padding: 0; list-style: none; }
.bars li { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr 3.2rem; gap: .6rem; align-items: center; padding: .15rem 0; }
.bars span { overflow-wrap: anywhere; }
.bars bdi { display: inline-block; }
.bars svg { width: 100%; }
.bars b { text-align: end; font-variant-numeric: tabular-nums; }
[dir="rtl"] .bars svg { transform: scaleX(-1); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: end; vertical-align: top; }
th { color: var(--faint); font-weight: 600; vertical-align: bottom; }
td { white-space: nowrap; }
th.text, td.text { text-align: start; }
td.text + td.text { min-width: 7rem; white-space: normal; overflow-wrap: anywhere; }
@media (max-width: 32rem) {
	body { padding: .7rem; font-size: 14px; }
	.cards { grid-template-columns: repeat(2, 1fr); }
	.bars li { grid-template-columns: 1fr 3.2rem; gap: .1rem .6rem; padding: .35rem 0; }
	.bars span { grid-column: 1 / -1; }
}
@page { size: A4; margin: 13mm; }
@media print {
	body { max-width: none; padding: 0; font-size: 9.5pt; }
	* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	.wide { overflow: visible; }
	table { font-size: 7.5pt; }
	th, td { padding: 1.2mm 1mm; }
	thead { display: table-header-group; }
	h2, figcaption, .note { break-after: avoid; }
	figure, tr, .cards div, .bars li { break-inside: avoid; }
}
`;
