// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String BenchmarkView_loading;
    public static String BenchmarkView_loadingJob;
    public static String BenchmarkView_select;
    public static String BenchmarkView_tooMany;
    public static String Benchmarks_job;
    public static String Benchmarks_notConnected;
    public static String Benchmarks_notConnectedHint;
    public static String Benchmarks_unkeptHint;
    public static String Headline_creation;
    public static String Headline_creationNone;
    public static String Headline_interval;
    public static String Headline_latency;
    public static String Headline_latencyNone;
    public static String Headline_micros;
    public static String Headline_perSecond;
    public static String Headline_sentence;
    public static String Headline_sureRatio;
    public static String Headline_throughput;
    public static String Headline_throughputNone;
    public static String RunActions_cancel;
    public static String RunActions_compare;
    public static String RunActions_copyChart;
    public static String RunActions_copyMarkdown;
    public static String RunActions_delete;
    public static String RunActions_deleteQuestion;
    public static String RunActions_deleteQuestionMany;
    public static String RunActions_deleteQuestionOne;
    public static String RunActions_deleting;
    public static String RunActions_export;
    public static String RunActions_exportCsv;
    public static String RunActions_exportJson;
    public static String RunActions_exportMd;
    public static String RunActions_exportTitle;
    public static String RunActions_exporting;
    public static String RunActions_import;
    public static String RunActions_importTitle;
    public static String RunActions_importing;
    public static String RunActions_logarithmic;
    public static String RunActions_refresh;
    public static String RunActions_run;
    public static String RunChart_bytes;
    public static String RunChart_creation;
    public static String RunChart_existing;
    public static String RunChart_first;
    public static String RunChart_latency;
    public static String RunChart_longest;
    public static String RunChart_percentile;
    public static String RunChart_published;
    public static String RunChart_round;
    public static String RunChart_roundNumber;
    public static String RunChart_second;
    public static String RunChart_throughput;
    public static String RunChart_which;
    public static String RunChart_within;
    public static String RunColumn_board;
    public static String RunColumn_fd;
    public static String RunColumn_kernel;
    public static String RunColumn_label;
    public static String RunColumn_legacy;
    public static String RunColumn_measured;
    public static String RunColumn_outcome;
    public static String RunColumn_ratio;
    public static String RunColumn_started;
    public static String RunDetail_alike;
    public static String RunDetail_compared;
    public static String RunDetail_figure;
    public static String RunDetail_first;
    public static String RunDetail_nothing;
    public static String RunDetail_run;
    public static String RunDetail_second;
    public static String RunDetail_unlike;
    public static String RunFiles_noFormat;
    public static String RunFiles_noFormatHint;
    public static String RunJob_unexpected;
    public static String RunJob_unexpectedHint;
    public static String RunRow_broken;
    public static String RunRow_published;
    public static String RunRow_unkept;
    public static String RunStatus_empty;
    public static String RunStatus_ended;
    public static String RunStatus_going;
    public static String RunStatus_left;
    public static String RunStatus_minutes;
    public static String RunStatus_missing;
    public static String RunStatus_ready;
    public static String RunStatus_seconds;
    public static String RunStatus_share;
    public static String RunStatus_waiting;
    public static String RunTable_name;
    public static String RunTarget_looking;
    public static String RunTarget_noControl;
    public static String RunTarget_notConnected;
    public static String RunTarget_severalBoards;
    public static String RunTarget_severalControls;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
