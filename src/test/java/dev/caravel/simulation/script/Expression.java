package dev.caravel.simulation.script;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Something to be reckoned out in a step. */
@FunctionalInterface
interface Expression {
    @Nullable
    Object of(Exchange exchange, Map<String, Object> beans) throws Exception;

    default boolean holds(Exchange exchange, Map<String, Object> beans) throws Exception {
        Object value = of(exchange, beans);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalStateException("no condition: " + value);
    }

    /** A text of Camel's simple language, as far as our routes use it. */
    static Expression simple(String text) {
        Matcher comparison = Simple.COMPARISON.matcher(text);
        if (comparison.matches()) {
            return comparison(comparison.group(1), comparison.group(2), comparison.group(3));
        }
        return Simple.path(text);
    }

    private static Expression comparison(String left, String operator, String right) {
        if (operator.equals("is")) {
            Class<?> type = Simple.type(Simple.unquoted(right));
            Expression path = Simple.path(left);
            return (exchange, beans) -> type.isInstance(path.of(exchange, beans));
        }
        boolean equal = operator.equals("==");
        if (right.equals("null")) {
            Expression path = Simple.path(left);
            return (exchange, beans) -> (path.of(exchange, beans) == null) == equal;
        }
        boolean same = Simple.unquoted(left).equals(Simple.unquoted(right));
        return (exchange, beans) -> same == equal;
    }

    /** The parts of the simple language. */
    final class Simple {
        static final Pattern COMPARISON = Pattern.compile("(.+?) (==|!=|is) (.+)");
        private static final Pattern PATH = Pattern.compile("\\$\\{(body|variable\\.(\\w+))((?:\\.\\w+)*)}");
        private static final Map<List<Object>, Method> GETTERS = new ConcurrentHashMap<>();

        private Simple() {}

        static Expression path(String text) {
            Matcher found = PATH.matcher(text);
            if (!found.matches()) {
                throw new IllegalArgumentException("the interpreter does not know the expression " + text);
            }
            @Nullable String variable = found.group(2);
            List<String> names = found.group(3).isEmpty()
                    ? List.of()
                    : List.of(found.group(3).substring(1).split("\\."));
            return (exchange, beans) -> {
                Object value = variable == null ? exchange.getMessage().getBody() : exchange.getVariable(variable);
                for (String name : names) {
                    value = step(value, name);
                }
                return value;
            };
        }

        private static @Nullable Object step(@Nullable Object value, String name) throws ReflectiveOperationException {
            if (value == null) {
                throw new IllegalStateException("nothing has a " + name);
            }
            Method getter =
                    GETTERS.computeIfAbsent(List.of(value.getClass(), name), key -> getter(value.getClass(), name));
            return getter.invoke(value);
        }

        private static Method getter(Class<?> type, String name) {
            try {
                Method method = type.getMethod(name);
                method.setAccessible(true);
                return method;
            } catch (NoSuchMethodException missing) {
                throw new IllegalStateException(missing);
            }
        }

        static String unquoted(String text) {
            if (!text.startsWith("'") || !text.endsWith("'")) {
                throw new IllegalArgumentException("the interpreter knows no comparison with " + text);
            }
            return text.substring(1, text.length() - 1);
        }

        static Class<?> type(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException missing) {
                throw new IllegalArgumentException(missing);
            }
        }
    }
}
