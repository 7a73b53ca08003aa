# Sourced by ./verify: reads the XML reports of Surefire with awk, as python3 may be missing.

# One line per test that did not pass: "failed <class>.<name>" or "skipped <class>.<name>: reason"; then the sums.
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
        /<testcase / { test = attribute($0, "classname") "." attribute($0, "name"); total++; outcome = "" }
        /<(failure|error)[ >\/]/ && outcome == "" { outcome = "failed"; failed++; print "failed " plain(test) }
        /<skipped[ >\/]/ && outcome == "" {
            outcome = "skipped"; skipped++
            print "skipped " plain(test) ": " plain(attribute($0, "message"))
        }
        END { print "sum " total - failed - skipped, failed + 0, skipped + 0 }'
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
