/**
 * The one script of a question page, inline under the policy's nonce. It sends nothing by itself. It adds what a page
 * without it cannot know: time on the page and whether trusted gestures preceded the press of the button; it keeps
 * typed text in this tab if the connection fails, and holds back a second press while the first is under way.
 * Nothing is stored before the person types. That it ran at all is noted at once: a form sent past it was sent by a script.
 * Written by hand, short, since it travels inside every page.
 */
export const visitScript = `(()=>{
let f=document.forms[0],t=performance.now(),p=0,k=0,b=0,s=0,
y=n=>'voldaan:'+location.pathname+':'+n,
c=e=>{if(e.isTrusted)e.type=='keydown'?k++:p++};
addEventListener('pointerdown',c,true);
addEventListener('keydown',c,true);
addEventListener('click',e=>{if(e.isTrusted&&e.target.closest('button'))b=1},true);
for(let a of document.querySelectorAll('textarea'))try{
a.value=a.value||sessionStorage.getItem(y(a.name))||'';
a.oninput=()=>{try{sessionStorage.setItem(y(a.name),a.value)}catch{}}
}catch{}
f.evidence.value='{}';
addEventListener('pageshow',()=>s=0);
f.onsubmit=e=>{
if(s)return e.preventDefault();
s=1;
f.evidence.value=JSON.stringify({dwellMs:Math.round(performance.now()-t),pointer:p,keys:k,trusted:!!b})
}
})()`.replaceAll('\n', '');

/** On the thank-you page: the text has arrived, so the copy kept in this tab goes. */
export const tidyScript = `try{for(let k of Object.keys(sessionStorage))if(k.startsWith('voldaan:'))sessionStorage.removeItem(k)}catch{}`;
