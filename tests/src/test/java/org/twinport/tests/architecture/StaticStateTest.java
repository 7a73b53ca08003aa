package org.twinport.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Two servers with different settings live in one JVM: nothing static can change. */
class StaticStateTest {
    private static final Pattern CHANGEABLE =
            Pattern.compile(
                    "java\\.util\\.concurrent\\..*|java\\.lang\\.(StringBuilder|StringBuffer|ThreadLocal)"
                            + "|java\\.text\\..*Format|java\\.util\\.(Calendar|Date|Timer)|java\\.nio\\..*Buffer");
    private static final Pattern UNCHANGEABLE =
            Pattern.compile("java\\.util\\.(ImmutableCollections|Collections)\\$.*");

    private static Stream<JavaField> fields() {
        return Code.ALL.stream()
                .filter(type -> !Code.moduleOf(type).equals("testkit"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    @Test
    void static_fields_are_final() {
        List<String> open =
                fields().filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName)
                        .toList();
        assertThat(open).isEmpty();
        assertThat(fields()).hasSizeGreaterThan(100);
    }

    /** Private tables that are filled once may be of any kind. */
    @Test
    void static_values_cannot_change() {
        List<String> open =
                fields().filter(StaticStateTest::canChange).map(JavaField::getFullName).toList();
        assertThat(open).isEmpty();
    }

    private static boolean canChange(JavaField field) {
        boolean isPrivate = field.getModifiers().contains(JavaModifier.PRIVATE);
        Object value = value(field);
        String type = value.getClass().getName();
        if (CHANGEABLE.matcher(type).matches()) {
            return true;
        }
        boolean holds =
                value instanceof Collection || value instanceof Map || value.getClass().isArray();
        return holds && !isPrivate && !UNCHANGEABLE.matcher(type).matches();
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.getFullName(), e);
        }
    }
}
