// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** What a layout says of one place in a payload. */
sealed interface Item {
    /**
     * One value, or an array of them.
     *
     * @param repeat null for one value
     * @param names what integers mean; empty without an enum
     * @param scale null without one
     */
    record Plain(String name, Scalar type, ByteOrder order, Repeat repeat, Map<BigInteger, String> names,
            List<Bits> bits, Scale scale, String unit) implements Item {
    }

    /**
     * Fields under a name, or an array of that.
     *
     * @param repeat null for one
     */
    record Structure(String name, List<Item> items, Repeat repeat) implements Item {
    }

    /** Fields that are there only sometimes. */
    record Choice(Expression condition, List<Item> yes, List<Item> no) implements Item {
    }

    /**
     * How often.
     *
     * @param count null for as often as there are bytes
     */
    record Repeat(Expression count) {
    }

    /** Some bits of an integer, 0 being the least significant. */
    record Bits(String name, int low, int high, Map<BigInteger, String> names) {
        int count() {
            return high - low + 1;
        }
    }

    /** What the raw value is multiplied by, and what is added then. */
    record Scale(BigDecimal factor, BigDecimal summand) {
    }
}
