// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String Attribute_board;
    public static String Attribute_control;
    public static String Attribute_count;
    public static String Attribute_cpu;
    public static String Attribute_engine;
    public static String Attribute_existing;
    public static String Attribute_label;
    public static String Attribute_limit;
    public static String Attribute_loops;
    public static String Attribute_measure;
    public static String Attribute_peer;
    public static String Attribute_rate;
    public static String Attribute_repeats;
    public static String Attribute_sizes;
    public static String Attribute_steps;
    public static String Attribute_until;
    public static String Attribute_window;
    public static String BenchmarkDraft_noNumber;
    public static String BenchmarkDraft_noPeer;
    public static String BenchmarkDraft_noWhole;
    public static String BenchmarkDraft_rounds;
    public static String BenchmarkDraft_summary;
    public static String BenchmarkDraft_until;
    public static String BenchmarkHandler_going;
    public static String BenchmarkHandler_missing;
    public static String BenchmarkHandler_run;
    public static String BenchmarkLaunchDelegate_begin;
    public static String BenchmarkLaunchDelegate_busy;
    public static String BenchmarkLaunchDelegate_process;
    public static String BenchmarkLaunchDelegate_wrong;
    public static String BenchmarkLauncher_run;
    public static String BenchmarkOutput_cancelled;
    public static String BenchmarkOutput_kept;
    public static String BenchmarkProcess_goesOn;
    public static String BenchmarkShortcut_name;
    public static String BoardStep_away;
    public static String BoardStep_closing;
    public static String BoardStep_connecting;
    public static String BoardStep_notConnected;
    public static String BoardStep_notConnectedHint;
    public static String BoardStep_notHere;
    public static String BoardStep_starting;
    public static String BoardStep_stopping;
    public static String BoardTab_boardNote;
    public static String BoardTab_controlNote;
    public static String BoardTab_gone;
    public static String BoardTab_goneName;
    public static String BoardTab_labelNote;
    public static String BoardTab_name;
    public static String BoardTab_noLabel;
    public static String BoardTab_selected;
    public static String BoardWait_gone;
    public static String BoardWait_goneHint;
    public static String Configurations_usual;
    public static String MeasurementTab_creation;
    public static String MeasurementTab_creationNote;
    public static String MeasurementTab_echo;
    public static String MeasurementTab_latencyNote;
    public static String MeasurementTab_name;
    public static String MeasurementTab_noCpu;
    public static String MeasurementTab_noUntil;
    public static String MeasurementTab_peer;
    public static String MeasurementTab_throughputNote;
    public static String MeasurementTab_usualSizes;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
