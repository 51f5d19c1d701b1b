// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String ChartCanvas_far;
    public static String ChartCanvas_interval;
    public static String ChartCanvas_median;
    public static String ChartCanvas_name;
    public static String ChartCanvas_title;
    public static String ChartCanvas_titleLinear;
    public static String ChartText_empty;
    public static String ChartText_far;
    public static String ChartText_farPoint;
    public static String ChartText_interval;
    public static String ChartText_point;
    public static String ChartText_series;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
