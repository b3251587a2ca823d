/**
 * Lines of a ranking move by their buttons and by the arrow keys on them; where a line has come to is said. The choices
 * of places are put out of use, the order stands in one hidden field (`x`), which is sent only after a move, after a
 * tick of "this order is right" (`m`), or with the page's button where the ranking stands alone.
 */
export const rankingScript = `
for(let x of d.querySelectorAll('[data-r]')){
let g=x.closest('fieldset'),l=g.querySelector('ol'),m=g.querySelector('.rc input'),
set=y=>{x.value=[...l.children].map(o=>o.dataset.o).join(' ');x.disabled=!y;if(m)m.checked=y;if(y)G(x,0)},
mv=(y,up)=>{let o=y.closest('li'),v=up?o.previousElementSibling:o.nextElementSibling;
if(v){up?v.before(o):v.after(o);set(!0);let c=[...l.children];
(getComputedStyle(y).visibility=='hidden'?o.querySelector(up?'.dn':'.up'):y).focus();
g.querySelector('.v').textContent=x.dataset.r.replace('$i',o.firstChild.textContent).replace('$p',c.indexOf(o)+1)}};
g.classList.add('j');l.querySelectorAll('select').forEach(y=>y.disabled=!0);x.disabled=!x.value;
l.onclick=e=>{let y=e.target.closest('button');y&&mv(y,y.className=='up')};
l.onkeydown=e=>{let y=e.target.closest('button');if(y&&/^Arrow(Up|Down)/.test(e.key)){e.preventDefault();mv(y,e.key=='ArrowUp')}};
if(m)m.onchange=()=>set(m.checked);
else on('submit',e=>{if(x.disabled&&!(e.submitter||0).name)set(!0)},f)}
`;
