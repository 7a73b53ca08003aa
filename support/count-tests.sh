# Sourced by ./verify: reads the XML reports of Surefire with awk, as python3 may be missing.

# One line per test that did not pass: "failed" or "skipped", class, name and reason; then the sums.
read_reports() {
    find . -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + | awk '
        function attribute(line, name,    from) {
            if (!match(line, "[ <]" name "=\"[^\"]*\"")) return ""
            return substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
        }
        function plain(text) {
            gsub(/&#10;/, " ", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
            gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text); gsub(/&amp;/, "\\&", text)
            return text
        }
        # An assumption puts its reason into the text, on the first line or the next ones, before the stack trace.
        function text_reason(line) {
            sub(/.*<!\[CDATA\[/, "", line); sub(/^[A-Za-z0-9_.$]+(: *|$)/, "", line); sub(/\]\]>.*/, "", line)
            return line
        }
        function report() {
            if (test == "" || outcome == "") return
            print outcome " " plain(test) (reason == "" ? "" : ": " substr(reason, 1, 300))
            outcome = ""
        }
        /<testcase / {
            report()
            test = attribute($0, "classname") "." attribute($0, "name"); total++; outcome = reason = ""; in_text = 0
        }
        in_text && (/^\tat / || /\]\]>/) { in_text = 0 }
        in_text { reason = reason (reason == "" ? "" : " ") $0 }
        /<(failure|error|skipped)[ >\/]/ && outcome == "" {
            if (/<skipped/) { outcome = "skipped"; skipped++ } else { outcome = "failed"; failed++ }
            reason = plain(attribute($0, "message"))
            if (reason == "" && /<!\[CDATA\[/) { reason = text_reason($0); in_text = !/\]\]>/ }
        }
        END { report(); print "sum " total - failed - skipped, failed + 0, skipped + 0 }'
}

# Prints what failed and what was skipped; sets passed, failed, skipped.
count_tests() {
    reports=$(read_reports)
    echo "$reports" | sed -n 's/^failed /FAILED  /p' | sort
    echo "$reports" | sed -n 's/^skipped /skipped /p' | sort
    read -r passed failed skipped <<END
$(echo "$reports" | sed -n 's/^sum //p')
END
}
