// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what may stand after a field's name: enum, bits, scale and unit. */
final class OptionParser {
    private final Tokens tokens;
    private final Scope.Constants constants;

    OptionParser(Tokens tokens, Scope.Constants constants) {
        this.tokens = tokens;
        this.constants = constants;
    }

    /** Reads {@code { 1 = temperature, 2 = "relative humidity" }}, or as in C {@code { TEMPERATURE = 1, HUMIDITY }}. */
    Map<BigInteger, String> names() throws LayoutException {
        tokens.expect("{", "after \"enum\"");
        Map<BigInteger, String> names = new LinkedHashMap<>();
        BigInteger next = BigInteger.ZERO;
        while (!tokens.accept("}")) {
            Token first = tokens.peek();
            String name;
            BigInteger number;
            if (first.kind() == Token.Kind.NAME) {
                name = tokens.next().text();
                number = tokens.accept("=") ? tokens.integer("a number") : next;
            } else {
                number = tokens.integer("a number or a name");
                tokens.expect("=", "after the number");
                name = label();
            }
            if (names.putIfAbsent(number, name) != null) {
                throw first.problem(number + " is already called \"" + names.get(number) + '"');
            }
            constants.add(name, number);
            next = number.add(BigInteger.ONE);
            comma();
        }
        return names;
    }

    /** Reads {@code { 0 = valid, 1..3 = channel enum { ... } }}. */
    List<Item.Bits> bits(int size) throws LayoutException {
        tokens.expect("{", "after \"bits\"");
        List<Item.Bits> bits = new ArrayList<>();
        long taken = 0;
        while (!tokens.accept("}")) {
            Token first = tokens.peek();
            int low = bit(size);
            int high = tokens.accept("..") ? bit(size) : low;
            if (high < low) {
                throw first.problem("the lower bit stands first, as in " + high + ".." + low);
            }
            long mask = (-1L >>> Long.SIZE - 1 - (high - low)) << low;
            if ((taken & mask) != 0) {
                throw first.problem("a bit can be part of one field only");
            }
            taken |= mask;
            tokens.expect("=", "after the bits");
            String name = tokens.name("a name for the bits").text();
            for (Item.Bits other : bits) {
                if (other.name().equals(name)) {
                    throw first.problem("\"" + name + "\" is there twice");
                }
            }
            bits.add(new Item.Bits(name, low, high, tokens.accept("enum") ? names() : Map.of()));
            comma();
        }
        return bits;
    }

    private int bit(int size) throws LayoutException {
        Token token = tokens.peek();
        BigInteger bit = tokens.integer("the number of a bit");
        int highest = size * Byte.SIZE - 1;
        if (bit.signum() < 0 || bit.compareTo(BigInteger.valueOf(highest)) > 0) {
            throw token.problem("the bits of this type are 0 to " + highest);
        }
        return bit.intValue();
    }

    /** Reads {@code * 0.01 - 40}, or a summand alone. */
    Item.Scale scale() throws LayoutException {
        BigDecimal factor = tokens.accept("*") ? tokens.decimal("a number") : BigDecimal.ONE;
        BigDecimal summand = BigDecimal.ZERO;
        if (tokens.accept("+")) {
            summand = tokens.decimal("a number");
        } else if (tokens.accept("-")) {
            summand = tokens.decimal("a number").negate();
        }
        return new Item.Scale(factor, summand);
    }

    private String label() throws LayoutException {
        return tokens.peek().kind() == Token.Kind.STRING ? tokens.next().text() : tokens.name("a name").text();
    }

    private void comma() throws LayoutException {
        if (!tokens.accept(",") && !tokens.peek().is("}")) {
            throw tokens.peek().problem("\",\" or \"}\" is needed here, not " + tokens.peek().shown());
        }
    }
}
