package dev.caravel.simulation.script;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** A call of a bean's method, with its arguments taken from the exchange as the annotations say. Belongs to one thread. */
final class Call implements Expression {
    private final String ref;
    private final String method;
    private @Nullable Bound bound;

    Call(String ref, String method) {
        this.ref = ref;
        this.method = method;
    }

    /** Where an argument comes from. */
    private interface Source {
        @Nullable
        Object of(Exchange exchange);
    }

    private record Bound(Class<?> type, Method method, List<Source> arguments) {}

    @Override
    public @Nullable Object of(Exchange exchange, Map<String, Object> beans) throws Exception {
        Object bean = beans.get(ref);
        if (bean == null) {
            throw new IllegalArgumentException("no bean is called " + ref);
        }
        Bound bound = bind(bean);
        Object[] arguments = new Object[bound.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = bound.arguments().get(i).of(exchange);
        }
        try {
            return bound.method().invoke(bean, arguments);
        } catch (InvocationTargetException thrown) {
            switch (thrown.getCause()) {
                case Exception failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw thrown;
            }
        }
    }

    boolean isVoid(Map<String, Object> beans) {
        return bind(beans.get(ref)).method().getReturnType() == void.class;
    }

    private Bound bind(Object bean) {
        Bound known = bound;
        if (known == null || known.type() != bean.getClass()) {
            known = bound(bean.getClass());
            bound = known;
        }
        return known;
    }

    private Bound bound(Class<?> type) {
        List<Method> named = Arrays.stream(type.getMethods())
                .filter(found -> found.getName().equals(method) && !found.isBridge())
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(ref + "." + method + ": " + named.size() + " methods of that name");
        }
        Method found = named.getFirst();
        found.setAccessible(true);
        return new Bound(
                type,
                found,
                Arrays.stream(found.getParameters()).map(Call::source).toList());
    }

    private static Source source(Parameter parameter) {
        if (parameter.getType() == Exchange.class) {
            return exchange -> exchange;
        }
        Class<?> type = parameter.getType();
        Annotation[] annotations = parameter.getAnnotations();
        if (annotations.length == 0) {
            return exchange -> exchange.getMessage().getBody(type);
        }
        return switch (annotations[0]) {
            case Body _ -> exchange -> exchange.getMessage().getBody(type);
            case Variable variable -> exchange -> exchange.getVariable(variable.value(), type);
            case Header header -> exchange -> exchange.getMessage().getHeader(header.value(), type);
            case ExchangeProperty property -> exchange -> exchange.getProperty(property.value(), type);
            default -> throw new IllegalArgumentException("the interpreter does not know " + annotations[0]);
        };
    }
}
