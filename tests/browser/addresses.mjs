// Every address that the browser tests visit without an account, and what to call it in a report.
// A new page is added here and is then checked at both widths, without JavaScript, and by axe.

export const addresses = [
  {path: '/', title: 'Welcome'},
  {path: '/try', title: 'Try it'},
  {path: '/try?example=1', title: 'Try it with the example'},
  {path: '/guide/charts', title: 'Chart guide'},
  {path: '/guide/states', title: 'States'},
  {path: '/accessibility', title: 'Accessibility statement'},
  {path: '/privacy', title: 'Privacy and cookies'},
  {path: '/sign-in', title: 'Sign in'},
];
