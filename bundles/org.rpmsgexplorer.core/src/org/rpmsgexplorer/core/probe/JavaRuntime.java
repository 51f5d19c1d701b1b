// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java that was found on a board.
 *
 * @param path of its launcher, links resolved
 * @param version as it calls itself, such as {@code 17.0.15} or {@code 1.8.0_402}; nothing where it does not say
 * @param machine for which it was built, as {@code OS_ARCH} of its file {@code release} says
 * @param libc which it uses, as {@code LIBC} says there
 * @param loader the name of the dynamic loader that its launcher asks for, such as {@code ld-linux-aarch64.so.1}
 */
public record JavaRuntime(String path, Optional<String> version, Optional<String> machine, Optional<String> libc,
        Optional<String> loader) {
    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4})(?!\\d).*");

    static JavaRuntime parse(String[] words) {
        Optional<String> loader = ScriptOutput.known(words[3]).map(path -> path.substring(path.lastIndexOf('/') + 1));
        return new JavaRuntime(words[4], ScriptOutput.known(words[0]), ScriptOutput.known(words[1]),
                ScriptOutput.known(words[2]), loader);
    }

    /** Returns the number that counts, such as 17 or 8; 0 where it is not known. */
    public int feature() {
        Matcher matcher = FEATURE.matcher(version.orElse(""));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Returns whether it uses musl, for which JNA has no library. */
    public boolean usesMusl() {
        return loader.map(name -> name.startsWith("ld-musl")).orElse(libc.filter("musl"::equals).isPresent());
    }

    /** Returns version and path, for messages. */
    @Override
    public String toString() {
        return version.orElse("of unknown version") + " (" + path + ")";
    }
}
