// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the text of layouts apart: names, numbers, strings and signs; comments are as in C. */
final class Lexer {
    private static final Set<String> LONG_SIGNS = Set.of("==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "..");
    /** Paths are made of names for each message, so they must not be long. */
    private static final int MAX_NAME = 100;
    private static final String SIGNS = "{}[]();,=<>!+-*/%&|.~^";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws LayoutException {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws LayoutException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                newLine();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                comment();
            } else if (c == '"') {
                string();
            } else if (isLetter(c)) {
                word(Token.Kind.NAME);
            } else if (isDigit(c)) {
                number();
            } else {
                sign(c);
            }
        }
        add(Token.Kind.END, "", at);
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private void comment() throws LayoutException {
        Token start = new Token(Token.Kind.SIGN, "/*", line, at - lineStart + 1);
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw start.problem("the comment has no */");
        }
        while (at < end) {
            if (text.charAt(at) == '\n') {
                newLine();
            } else {
                at++;
            }
        }
        at = end + 2;
    }

    private void string() throws LayoutException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\') {
                at++;
                if (at >= text.length() || text.charAt(at) != '"' && text.charAt(at) != '\\') {
                    throw problem("after a backslash in a string only \" or \\ may stand", at - 1);
                }
            }
            content.append(text.charAt(at++));
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            throw problem("the string has no closing quote", start);
        }
        at++;
        add(Token.Kind.STRING, content.toString(), start);
    }

    private void word(Token.Kind kind) throws LayoutException {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        if (at - start > MAX_NAME) {
            throw problem("a name has at most " + MAX_NAME + " characters", start);
        }
        add(kind, text.substring(start, at), start);
    }

    /** A number with all that follows it without a gap, such as 0x1F, 1e3, 0.01; but 1..3 is a number and a sign. */
    private void number() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean point = c == '.' && !text.startsWith("..", at);
            boolean exponentSign = (c == '-' || c == '+') && "eE".indexOf(text.charAt(at - 1)) >= 0
                    && !text.startsWith("0x", start) && !text.startsWith("0X", start);
            if (!isLetter(c) && !isDigit(c) && !point && !(exponentSign && at > start)) {
                break;
            }
            at++;
        }
        add(Token.Kind.NUMBER, text.substring(start, at), start);
    }

    private void sign(char c) throws LayoutException {
        int start = at;
        if (at + 2 <= text.length() && LONG_SIGNS.contains(text.substring(at, at + 2))) {
            at += 2;
        } else if (SIGNS.indexOf(c) >= 0) {
            at++;
        } else {
            throw problem("\"" + new String(Character.toChars(text.codePointAt(at))) + "\" means nothing in a layout",
                    at);
        }
        add(Token.Kind.SIGN, text.substring(start, at), start);
    }

    private void add(Token.Kind kind, String content, int start) {
        tokens.add(new Token(kind, content, line, start - lineStart + 1));
    }

    private LayoutException problem(String what, int where) {
        return new LayoutException(what, line, where - lineStart + 1);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
