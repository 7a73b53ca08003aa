package org.twinport.diagnosis.remedy;

import java.util.ArrayList;
import java.util.List;

/** All fixes of one product while they are written down; used by one thread, then dropped. */
final class Sheet {
    private final Product product;
    private final List<Fix> fixes = new ArrayList<>();

    Sheet(Product product) {
        this.product = product;
    }

    Sheet config(Remedy remedy, String... lines) {
        return add(remedy, Form.CONFIG, lines);
    }

    Sheet options(Remedy remedy, String... lines) {
        return add(remedy, Form.OPTIONS, lines);
    }

    Sheet shell(Remedy remedy, String... lines) {
        return add(remedy, Form.SHELL, lines);
    }

    Sheet root(Remedy remedy, String... lines) {
        return add(remedy, Form.ROOT, lines);
    }

    Sheet nft(Remedy remedy, String... lines) {
        return add(remedy, Form.NFT, lines);
    }

    Sheet powershell(Remedy remedy, String... lines) {
        return add(remedy, Form.POWERSHELL, lines);
    }

    Sheet prompt(Remedy remedy, String... lines) {
        return add(remedy, Form.PROMPT, lines);
    }

    Sheet code(Remedy remedy, String... lines) {
        return add(remedy, Form.CODE, lines);
    }

    Sheet menu(Remedy remedy, String... lines) {
        return add(remedy, Form.MENU, lines);
    }

    Sheet words(Remedy remedy, String... lines) {
        return add(remedy, Form.WORDS, lines);
    }

    /** Adds what else to know about the fix before. */
    Sheet note(String text) {
        Fix last = fixes.removeLast();
        fixes.add(new Fix(last.remedy(), product, last.form(), last.templates(), text));
        return this;
    }

    List<Fix> fixes() {
        return List.copyOf(fixes);
    }

    private Sheet add(Remedy remedy, Form form, String... lines) {
        fixes.add(new Fix(remedy, product, form, List.of(lines), ""));
        return this;
    }
}
