// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

/**
 * One line of a check.
 *
 * @param level how good or bad it is
 * @param subject what was looked at
 * @param text what was found and what that means
 * @param advice what to do about it, one or several lines; empty where there is nothing to do
 */
public record Finding(Level level, String subject, String text, String advice) {
    /** How good or bad a finding is. */
    public enum Level {
        OK,
        /** Works, but may surprise. */
        WARNING,
        /** Does not work. */
        PROBLEM,
        /** Could not be looked at. */
        UNKNOWN
    }

    /** Returns a finding with nothing to do. */
    public static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text, "");
    }

    /** Returns a finding that something works, but may surprise. */
    public static Finding warning(String subject, String text, String advice) {
        return new Finding(Level.WARNING, subject, text, advice);
    }

    /** Returns a finding that something does not work. */
    public static Finding problem(String subject, String text, String advice) {
        return new Finding(Level.PROBLEM, subject, text, advice);
    }

    /** Returns a finding that something could not be looked at. */
    public static Finding unknown(String subject, String text) {
        return new Finding(Level.UNKNOWN, subject, text, "");
    }
}
