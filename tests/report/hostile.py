"""Text that a page must show, and never run.

Where it would, `canary` of the page's window is set.
"""
import json
import os
import sys

RUN = "window.canary=1"
STRINGS = [
    "<script>%s</script>", "</script><script>%s</script>",
    "</ScRiPt\t><script>%s</script>", "<!--<script>%s</script>-->",
    "<!-- --!><script>%s</script>", "]]><script>%s</script>",
    "<![CDATA[<script>%s</script>]]>", "<?xml <script>%s</script>?>",
    "<img src=x onerror=%s>", "<img src=x onerror='%s'//", "<svg onload=%s>",
    "<svg/onload=%s//", "<svg><script>%s</script></svg>",
    "<svg><animate onbegin=%s attributeName=x dur=1s>",
    "<math><mtext><img src=x onerror=%s></mtext></math>",
    "<body onload=%s>", "<iframe srcdoc='<script>parent.canary=1</script>'>",
    "<iframe src=\"javascript:parent.canary=1\">",
    "<object data=\"javascript:%s\">", "<embed src=\"javascript:%s\">",
    "<details open ontoggle=%s>", "<input autofocus onfocus=%s>",
    "<video><source onerror=%s></video>", "<marquee onstart=%s>",
    "<style>@import 'javascript:%s'</style>",
    "<link rel=stylesheet href=\"data:text/css,*{color:red}\">",
    "<base href=\"https://example.com/\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
    "<form action=\"javascript:%s\"><button>go</button></form>",
    "<a href=\"javascript:%s\">go</a>", "<template><img src=x onerror=%s>",
    "<textarea></textarea><script>%s</script>",
    "<title></title><script>%s</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=%s>\">",
    "\" onmouseover=\"%s\" x=\"", "' onfocus='%s' autofocus tabindex=1 x='",
    "\"><script>%s</script>", "`onerror=%s`", "{{constructor.constructor('%s')()}}",
    "${%s}", "<%%= %s %%>", "#{%s}", "\\u003cscript\\u003e%s\\u003c/script\\u003e",
    "\\\"; %s; //", "';%s;'", "\u2028%s\u2029", "a\u2028b \u2029 c",
    "&lt;script&gt;%s&lt;/script&gt;", "&#x3c;img src=x onerror=%s&#x3e;",
    "\u202e<script>%s</script>\u202c", "\u2066evil\u2069 \u200f\u061c",
    "\ufeff<script>%s</script>", "\u0000<script>%s</script>",
    "<scr\u0000ipt>%s</script>", "\u001b[31m<b>red</b>\u001b]0;t\u0007",
    "\ufdd0\ufffe\U0001f600<i>\U0001d4b3</i>", "__proto__", "constructor",
    "toString", "hasOwnProperty", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)",
    "-2+3", "%%s %%d {0}", "<a><b><c></d></e>" * 40,
    "+ADw-script+AD4-%s+ADw-/script+AD4-", "\u00bcscript\u00be%s\u00bc/script\u00be",
]
STRINGS = [s % RUN if "%s" in s.replace("%%s", "") else s.replace("%%", "%")
           for s in STRINGS]
URLS = ["javascript:" + RUN, "JaVaScRiPt:" + RUN, " javascript:" + RUN,
        "java\nscript:" + RUN, "\u0001javascript:" + RUN,
        "data:text/html,<script>parent.canary=1</script>",
        "vbscript:x", "file:///etc/passwd", "//example.com/x",
        "https://example.com/\" onclick=\"" + RUN,
        "https://example.com/?a=<script>&b='x'", "https://a b/\u202e"]


def comment(text):
    """A line of Lua that holds the text; what would end it is left out."""
    return "-- " + text.replace("\n", " ").replace("\u0000", "").replace("]]", "] ]")


def plain(text):
    """Between quotes, with only what must be escaped."""
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join("\\0" if c == "\0" else "\\%03d" % ord(c)
                         if c < " " else c for c in made) + '"'


def rules():
    """A rule file with all strings in comments, strings, ids and codes."""
    lines = ["-- Rules of a stranger."]
    lines += [comment(s) for s in STRINGS]
    lines.append("local NAMES = {")
    lines += ["  %s," % plain(s) for s in STRINGS]
    lines.append("}")
    lines += [
        'event "strike" { -- ' + STRINGS[0],
        '  verb = "strike", roles = { attacker = "subj <np>", '
        'target = "obj <np>", place = "near <place>" },',
        '  make = function(ev) -- ' + STRINGS[8],
        '    local n = tonumber(ev.doc.id:match "^%d+")',
        '    local evil = NAMES[n + 1] -- ' + STRINGS[1],
        '    ev.basis = evil',
        '    local a = ev.attacker',
        '    if a then',
        '      ev.attacker = nil',
        '      ev:add("attacker", a, { id = evil, code = evil, country = "SYR" })',
        '    end', '  end,', '}', comment(STRINGS[1])]
    return "\n".join(lines) + "\n"


def write(folder):
    """Rules and documents below `folder`: their names there."""
    rule_file = "<img src=x onerror=%s>'\".lua" % RUN
    with open(os.path.join(folder, rule_file), "w", encoding="utf-8") as file:
        file.write(rules())
    name = "docs<svg onload=%s>.jsonl" % RUN
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        for i, s in enumerate(STRINGS):
            line = s.replace("\0", "")  # which ids and titles must not hold
            file.write(json.dumps({
                "id": "%d %s" % (i, line), "date": "2024-05-08", "title": line,
                "url": URLS[i % len(URLS)], "source": s,
                line: s, "author": [s],
                "text": "Israeli jets struck %s depots of %s near Damascus on "
                        "Sunday.\n\n%s\n\nThe minister struck \u201c%s\u201d." % (
                            s, s, s, s)}) + "\n")
    return rule_file, name


if __name__ == "__main__":
    print(write(sys.argv[1]))
