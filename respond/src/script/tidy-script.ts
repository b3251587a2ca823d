/** On the thank-you page: everything has arrived, so what was kept in this tab goes. */
export const tidyScript = `try{for(let k of Object.keys(sessionStorage))if(k.startsWith('voldaan:'))sessionStorage.removeItem(k)}catch{}`;
