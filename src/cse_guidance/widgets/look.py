"""How every exercise looks: by day and in the dark, on a phone and on a projector."""

STYLE = """<style>
.cse { font: 16px/1.5 Arial, Helvetica, sans-serif; color: #14202b; max-width: 44rem;
  white-space: normal; overflow-wrap: break-word; }
.cse h2 { font-size: 1.5rem; margin: 0.8rem 0 0.4rem; line-height: 1.25; }
.cse h3 { font-size: 1.15rem; margin: 1.2rem 0 0.3rem; line-height: 1.3; }
.cse p, .cse ul, .cse ol { margin: 0 0 0.7rem; }
.cse li { margin-bottom: 0.35rem; }
.cse .hint, .cse .cited { color: #475662; font-size: 0.92em; }
.cse .box { border-left: 0.4rem solid #b3261e; background: #fdeceb; padding: 0.6rem 0.9rem; }
.cse .care { border-color: #8a5a00; background: #fdf4e3; }
.cse .answer { border-color: #15414b; background: #eef3f4; }
.cse .wrong { border-color: #b3261e; }
.cse .here:focus { outline: none; }
.cse .here:focus-visible { outline: 3px solid #14202b; outline-offset: 2px; }
.cse .urgent { border-color: #b3261e; background: #fdeceb; }
.cse summary { cursor: pointer; padding: 0.4rem 0; font-weight: 700; }
.cse table { border-collapse: collapse; margin: 0 0 0.9rem; font-size: 0.95em; }
.cse caption { text-align: left; font-weight: 700; padding: 0.3rem 0; }
.cse th, .cse td { border: 1px solid #6f7c86; padding: 0.3rem 0.55rem; text-align: left;
  vertical-align: top; background: none; color: inherit; }
.cse td.number { text-align: right; }
.cse .wide { overflow-x: auto; }
/* A wide table scrolls by itself, and never makes the words around it wider than the screen. */
.cse-form .widget-html, .cse-form .widget-html-content { min-width: 0; max-width: 100%;
  box-sizing: border-box; }
.cse-form > .widget-html > .widget-html-content { width: 100%; }
.cse h4 { font-size: 1.02rem; margin: 0.9rem 0 0.2rem; }
.cse pre { white-space: pre-wrap; font-size: 0.85rem; }
.cse-form .vega-embed, .cse-form .vega-embed svg { max-width: 100%; height: auto; }
.cse-form .widget-hbox { align-items: center; }
.cse-form .jp-OutputArea-prompt { display: none; }
.cse a.save { display: inline-block; font-weight: 700; padding: 0.6rem 1.1rem; color: #fff;
  background: #15414b; border-radius: 2px; text-decoration: none; }
.cse a:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #14202b; }
.cse-form .widget-text, .cse-form .widget-textarea, .cse-form .widget-datepicker {
  flex-flow: column; align-items: stretch; height: auto; width: 100%; max-width: 40rem;
  margin: 0.2rem 0; }
.cse-form :is(.widget-text, .widget-textarea, .widget-datepicker) > .widget-label {
  font: 700 16px/1.5 Arial, Helvetica, sans-serif; height: auto; width: auto; text-align: left;
  white-space: normal; }
.cse-form :is(.widget-text input, .widget-textarea textarea, .widget-datepicker input) {
  font: 16px/1.4 Arial, Helvetica, sans-serif; min-height: 2.6rem; width: 100%;
  box-sizing: border-box; flex: none; }
.cse-form .widget-checkbox { width: auto; max-width: 100%; height: auto; margin: 0.1rem 0; }
.cse-form .widget-checkbox label { font: 16px/1.5 Arial, Helvetica, sans-serif; white-space: normal;
  height: auto; overflow: visible; color: #14202b; display: flex; gap: 0.5rem;
  align-items: flex-start; }
.cse-form .widget-checkbox input { width: 1.4rem; height: 1.4rem; flex: none;
  align-self: flex-start; }
.cse-form .widget-radio-box { flex-flow: row wrap; gap: 0 1.2rem; height: auto; }
.cse-form .widget-radio-box label { font: 16px/1.5 Arial, Helvetica, sans-serif; height: auto;
  min-height: 2rem; white-space: normal; overflow: visible; display: flex; gap: 0.4rem;
  align-items: center; margin: 0; color: #14202b; }
.cse-column .widget-radio-box { flex-flow: column; }
.cse-form .widget-radio-box input { width: 1.4rem; height: 1.4rem; flex: none; margin: 0;
  order: -1; }
.cse-form .widget-hbox { flex-wrap: wrap; gap: 0.5rem; height: auto; overflow: visible; }
.cse-form .widget-radio { width: auto; height: auto; margin-left: 0; max-width: 100%; }
.cse-form .jupyter-button { font: 700 16px/1.2 Arial, Helvetica, sans-serif; height: auto;
  min-height: 2.75rem; width: auto; max-width: 100%; padding: 0.4rem 1.1rem; margin: 0;
  flex: none; white-space: normal; overflow: visible; }
.cse-form .jupyter-button.mod-primary { background: #15414b; color: #fff; }
.cse-form select { font: 16px/1.4 Arial, Helvetica, sans-serif; height: 2.6rem; }
.cse-form .widget-dropdown { height: auto; width: 100%; max-width: 34rem; margin: 0; }
.cse-form .widget-dropdown .widget-label { font: 700 16px/2.6rem Arial, Helvetica, sans-serif;
  height: auto; width: auto; min-width: 0; }
.cse-form :is(input, select, button, summary):focus-visible { outline: 3px solid #ffdd00;
  box-shadow: 0 0 0 5px #14202b; }
@media (prefers-color-scheme: dark) {
  .cse, .cse-form .widget-radio-box label, .cse-form .widget-checkbox label,
  .cse-form .widget-label { color: #e9eef1; }
  .cse .hint, .cse .cited { color: #b5c1c9; }
  .cse .box, .cse .urgent, .cse .wrong { border-color: #f2948c; background: #3a1714; }
  .cse .care { border-color: #f0b860; background: #32260e; }
  .cse .answer { border-color: #7cc4d2; background: #12282d; }
  .cse a:not(.save) { color: #7cc4d2; }
  .cse .here:focus-visible { outline-color: #e9eef1; }
  .cse-form .jupyter-button:not(.mod-primary) { color: #e9eef1; background: #2b3a42; }
}
</style>"""
