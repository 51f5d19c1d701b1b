// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text of layouts; {@code docs/layouts.md} has the grammar. */
final class LayoutParser {
    private static final int MAX_TEXT = 256 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final Set<String> RESERVED = Set.of("if", "else", "struct", "layout");

    private final Tokens tokens;
    private Scope.Constants constants;
    private ExpressionParser expressions;
    private OptionParser options;
    private Map<String, Definition> definitions;
    private ByteOrder order;
    private int depth;

    /** A structure with a name of its own, as often as it is used. */
    private record Definition(List<Item> items, Scope scope) {
    }

    /**
     * Where fields are added: what they can refer to, and which names are taken here.
     *
     * @param around what names are taken in as well: where a condition stands; null for a structure's own fields
     */
    private record Place(Scope scope, Place around, Set<String> taken, List<Item> items) {
        Place(Scope scope, Place around) {
            this(scope, around, new HashSet<>(), new ArrayList<>());
        }

        /** Takes a name; returns false if it is taken. */
        boolean take(String name) {
            for (Place place = around; place != null; place = place.around) {
                if (place.taken.contains(name)) {
                    return false;
                }
            }
            return taken.add(name);
        }
    }

    private LayoutParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Layout> parse(String text) throws LayoutException {
        if (text.length() > MAX_TEXT) {
            throw new LayoutException("the text is longer than " + MAX_TEXT + " characters", 1, 1);
        }
        LayoutParser parser = new LayoutParser(new Tokens(Lexer.tokens(text)));
        List<Layout> layouts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        do {
            Token name = parser.tokens.peekSecond();
            Layout layout = parser.layout();
            if (!names.add(layout.name())) {
                throw name.problem("there is already a layout called " + name.shown());
            }
            layouts.add(layout);
        } while (parser.tokens.peek().kind() != Token.Kind.END);
        return layouts;
    }

    private Layout layout() throws LayoutException {
        tokens.expect("layout", "first");
        Token name = tokens.string("the layout's name in quotes");
        if (name.text().isBlank()) {
            throw name.problem("the name of a layout cannot be empty");
        }
        List<Glob> globs = new ArrayList<>();
        if (tokens.accept("for")) {
            do {
                globs.add(new Glob(tokens.string("a pattern for endpoints' names in quotes").text()));
            } while (tokens.accept(","));
        }
        constants = new Scope.Constants();
        expressions = new ExpressionParser(tokens, constants);
        options = new OptionParser(tokens, constants);
        definitions = new HashMap<>();
        order = ByteOrder.LITTLE_ENDIAN;
        if (!tokens.accept("little") && tokens.accept("big")) {
            order = ByteOrder.BIG_ENDIAN;
        }
        Place place = new Place(new Scope(null), null);
        block(place, "before the layout's fields");
        tokens.accept(";");
        return new Layout(name.text(), globs, place.items);
    }

    private void block(Place place, String where) throws LayoutException {
        tokens.expect("{", where);
        if (++depth > MAX_DEPTH) {
            throw tokens.peek().problem("this is nested deeper than " + MAX_DEPTH + " levels");
        }
        while (!tokens.accept("}")) {
            Token token = tokens.peek();
            if (token.kind() == Token.Kind.END) {
                throw token.problem("\"}\" is missing at the end");
            }
            if (token.is("if")) {
                choice(place);
            } else if (token.is("struct")) {
                structure(place);
            } else if (!tokens.accept(";")) {
                plain(place);
            }
        }
        depth--;
    }

    private void choice(Place place) throws LayoutException {
        tokens.expect("if", "here");
        tokens.expect("(", "after \"if\"");
        Expression condition = expressions.parse(place.scope);
        tokens.expect(")", "after the condition");
        Place yes = new Place(place.scope, place);
        Place no = new Place(place.scope, place);
        block(yes, "after the condition");
        if (tokens.accept("else")) {
            if (tokens.peek().is("if")) {
                if (++depth > MAX_DEPTH) {
                    throw tokens.peek().problem("there are more than " + MAX_DEPTH + " levels of \"else if\"");
                }
                choice(no);
                depth--;
            } else {
                block(no, "after \"else\"");
            }
        }
        place.taken.addAll(yes.taken);
        place.taken.addAll(no.taken);
        place.items.add(new Item.Choice(condition, List.copyOf(yes.items), List.copyOf(no.items)));
    }

    /**
     * Reads {@code struct { } name}, {@code struct type { }}, {@code struct type { } name} or {@code struct type name}.
     */
    private void structure(Place place) throws LayoutException {
        tokens.expect("struct", "here");
        Token type = tokens.peek().kind() == Token.Kind.NAME ? tokens.next() : null;
        Definition definition;
        if (type == null || tokens.peek().is("{")) {
            Place inner = new Place(new Scope(place.scope), null);
            block(inner, "after \"struct\"");
            definition = new Definition(List.copyOf(inner.items), inner.scope);
            if (type != null && definitions.putIfAbsent(type.text(), definition) != null) {
                throw type.problem("there is already a struct called " + type.shown());
            }
            if (type != null && tokens.peek().kind() != Token.Kind.NAME) {
                tokens.expect(";", "after the struct");
                return;
            }
        } else {
            definition = definitions.get(type.text());
            if (definition == null) {
                throw type.problem("there is no struct called " + type.shown() + " before this");
            }
        }
        Token name = fieldName(place);
        Item.Repeat repeat = repeat(place);
        if (repeat == null) {
            place.scope.add(name.text(), definition.scope);
        }
        place.items.add(new Item.Structure(name.text(), definition.items, repeat));
        tokens.expect(";", "after " + name.shown());
    }

    private void plain(Place place) throws LayoutException {
        ByteOrder before = order();
        Token word = tokens.name("a type such as u16");
        Scalar type = Scalar.named(word.text());
        if (type == null) {
            throw word.problem(word.shown() + " is not a type: u8 to u64, i8 to i64, f32, f64, char, bytes or struct");
        }
        ByteOrder named = Scalar.orderOf(word.text());
        ByteOrder after = order();
        ByteOrder fieldOrder = after != null ? after : before != null ? before : named != null ? named : order;
        Token name = fieldName(place);
        Item.Repeat repeat = repeat(place);
        if (type == Scalar.BYTES && repeat == null) {
            throw name.problem("bytes need a length, as in bytes " + name.text() + "[4], or [] for all to the end");
        }
        Map<BigInteger, String> names = Map.of();
        List<Item.Bits> bits = List.of();
        boolean braced = false;
        if (type.isInteger() && tokens.accept("enum")) {
            names = options.names();
            braced = true;
        } else if (type.isInteger() && tokens.accept("bits")) {
            bits = options.bits(type.size());
            braced = true;
        }
        Item.Scale scale = null;
        if (type.isNumber() && (tokens.peek().is("*") || tokens.peek().is("+") || tokens.peek().is("-"))) {
            scale = options.scale();
            braced = false;
        }
        String unit = "";
        if (type.isNumber() && tokens.peek().kind() == Token.Kind.STRING) {
            unit = tokens.next().text();
            braced = false;
        }
        if (!tokens.accept(";") && !braced) {
            throw tokens.peek().problem("\";\" is needed after " + name.shown() + ", not " + tokens.peek().shown());
        }
        place.items.add(new Item.Plain(name.text(), type, fieldOrder, repeat, Map.copyOf(names), List.copyOf(bits),
                scale, unit));
        if (type.isInteger() && repeat == null) {
            Scope members = bits.isEmpty() ? Scope.INTEGER : new Scope(null);
            bits.forEach(bit -> members.add(bit.name(), Scope.INTEGER));
            place.scope.add(name.text(), members);
        }
    }

    /** Takes little or big where it is not the name of a field. */
    private ByteOrder order() {
        boolean little = tokens.peek().is("little");
        if (!little && !tokens.peek().is("big") || tokens.peekSecond().kind() != Token.Kind.NAME) {
            return null;
        }
        tokens.next();
        return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private Token fieldName(Place place) throws LayoutException {
        Token name = tokens.name("a field's name");
        if (RESERVED.contains(name.text())) {
            throw name.problem(name.shown() + " cannot be the name of a field");
        }
        if (!place.take(name.text())) {
            throw name.problem("there is already a field called " + name.shown());
        }
        return name;
    }

    private Item.Repeat repeat(Place place) throws LayoutException {
        if (!tokens.accept("[")) {
            return null;
        }
        if (tokens.accept("]")) {
            return new Item.Repeat(null);
        }
        Expression count = expressions.parse(place.scope);
        tokens.expect("]", "after the length");
        return new Item.Repeat(count);
    }
}
