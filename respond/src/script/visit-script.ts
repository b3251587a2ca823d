/**
 * What the page adds for whoever runs its script, and no page needs. Written by hand, short, since it travels inside
 * every page; the names are explained here.
 *
 * Evidence: `p` presses, `k` keys, `b` a trusted press of a button, `t` when the page opened. That the script ran at all is
 * noted at once ('{}'): a form sent past it was sent by a script. `s` holds back a second press while the first is under way.
 *
 * Answers: `V` takes the value of a control as the JSON entrance wants it; `q` holds what was given and is not yet on
 * its way, `i` what is: one batch under one key (`n` counts them), sent again as it was until it is acknowledged, so that a
 * lost reply stores it once. `F` sends, `r` counts failures in a row, `h` is the next try, at most a minute away, or at once
 * when the line comes back. What is refused for good is left to the form, which brings all answers again. While answers
 * have failed to arrive, or the browser says that it is offline, a press of the button is kept (`z`) and carried out when
 * the line is back; how many have not arrived is said (`W`). A press while all is well goes at once, and a save under way
 * is given up: the form says the same and more.
 *
 * A copy of what is not acknowledged stays in this tab (sessionStorage: the next person at a shared screen must not find
 * it), from the first thing that was given, never before. After a reload of the same page it is put back where a field is
 * empty and sent on; another page says that the form has arrived, and it goes.
 */
export const visitScript = `
let d=document,f=d.forms[0],E=f.elements,S=sessionStorage,K='voldaan:'+location.pathname,u=f.dataset.save,w=d.querySelector('.un'),t=performance.now(),p=0,k=0,b=0,s=0,q={},i=0,n=0,r=0,h,z,a,
on=(x,y,o=window)=>o.addEventListener(x,y,true),
any=()=>Object.keys(q).length,
keep=()=>{try{S[K]=JSON.stringify({q,i,n,g:E.page.value})}catch{}},
W=()=>{w.textContent=r||z?w.dataset.t.replace('$n',Object.keys({...q,...i.a}).length||1):''},
V=e=>{let v=e.value;
if(e.type=='checkbox')v=[...f.querySelectorAll('[name="'+e.name+'"]:checked')].map(x=>x.value);
else if(e.dataset.r)v=v.split(' ');
else if(e.closest('[data-n]')&&v[0]!='~')v=v.trim()?+v.replace(',','.'):'';
return v===''||v.length===0?null:v},
G=(e,m)=>{let v=V(e);if(e.name&&v===v){q[e.name]=v;keep();clearTimeout(h);h=setTimeout(F,m)}},
F=()=>{clearTimeout(h);if(!u||a||s)return W();
if(!i){if(!any())return W();i={k:E.submission.value+'.'+ ++n,a:q,o:E.nonce.value};q={}}
keep();a=new AbortController;
fetch(u,{method:'POST',signal:a.signal,headers:{'content-type':'application/json'},body:JSON.stringify({submission:i.k,answers:i.a,final:!1,nonce:i.o,language:E.language.value,evidence:{pointer:p,keys:k,trusted:!0,pressed:!1}})}).then(x=>{if(x.status>499||x.status==429||x.status==408)throw x;a=i=r=0;keep();if(any())F();else if(z)H()}).catch(()=>{a=0;if(!s){r++;h=setTimeout(F,Math.min(6e4,1e3*2**r))}}).then(W)},
H=()=>{let x=z;z=0;f.requestSubmit(x.submitter)};
on('pointerdown',e=>e.isTrusted&&p++);
on('keydown',e=>e.isTrusted&&k++);
on('click',e=>{if(e.isTrusted&&e.target.closest('button'))b=1});
on('online',()=>{r=0;u&&(i||any())?F():z&&H()});
on('pageshow',()=>s=0);
f.oninput=e=>{if(e.isTrusted&&/^(te|em)/.test(e.target.type))G(e.target,2e3)};
f.onchange=e=>{if(e.isTrusted)G(e.target,0)};
f.onsubmit=e=>{
if(s)return e.preventDefault();
if(u&&r||!navigator.onLine){e.preventDefault();z=e;F();return W()}
s=1;clearTimeout(h);a&&a.abort();q={...i.a,...q};i=0;any()&&keep();
E.evidence.value=JSON.stringify({dwellMs:Math.round(performance.now()-t),pointer:p,keys:k,trusted:!!b})
};
E.evidence.value='{}';
try{let o=JSON.parse(S[K]||0);
if(o)if(o.g==E.page.value){i=o.i;n=o.n;let v={...i.a,...o.q};
for(let m in v){let y=f.querySelectorAll('[name="'+m+'"]'),x=y[0];
if(x&&typeof v[m]!='object')if(x.type=='radio'){if(!f.querySelector('[name="'+m+'"]:checked'))y.forEach(e=>e.checked=e.value==v[m])}else if(!x.value)x.value=v[m];
if(x&&m in o.q)q[m]=o.q[m]}
F()}else S.removeItem(K)}catch{}
`;
