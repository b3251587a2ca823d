/** What excludes the others undoes them, and the other way round; the server holds the same rule for every page. */
export const exclusiveScript = `
on('change',e=>{let x=e.target;if(x.type=='checkbox'&&x.name&&x.checked)f.querySelectorAll('[name="'+x.name+'"]').forEach(y=>{if(y!=x&&(x.dataset.x==''||y.dataset.x==''))y.checked=!1})},f);
`;

/** Words typed beside "other" choose it. */
export const otherScript = `
on('input',e=>{let x=e.target,y=x.parentNode.previousElementSibling;if(x.parentNode.className=='o'&&x.value&&(y=y.querySelector('input'))&&!y.checked){y.checked=!0;G(y,2e3)}},f);
`;

/** Goes on after a press with thumb or mouse: never from the keyboard or a screen reader, which choose while they read. */
export const advanceScript = `
on('click',e=>{let x=e.target;if(e.isTrusted&&e.pointerType&&x.type=='radio'){b=1;setTimeout(()=>f.requestSubmit(f.querySelector('.go')),300)}},f);
`;
