// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.core.payload.PayloadException;
import org.rpmsgexplorer.ui.AccessibleName;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.OneAtATime;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The lines that send messages; what goes wrong is told in them. UI thread only. */
final class SendBar {
    private static final String HISTORY = "send.";
    /** How many controls the second line has. */
    private static final int BELOW = 7;
    private static final int MOST_TIMES = 1_000_000;
    private static final int MOST_MILLIS = 3_600_000;

    private final Composite bar;
    private final Later later;
    private final TargetField target;
    private final DraftCheck checks;
    private final Combo kind;
    private final Combo text;
    private final Button browse;
    private final Label size;
    private final Button send;
    private final Button stop;
    private final Button repeat;
    private final Spinner times;
    private final Spinner every;
    private final Label message;
    private MessageJob job;
    /** What the last job has said; empty when something was written since. */
    private Optional<MessageJob.Outcome> outcome = Optional.empty();

    SendBar(Composite parent) {
        bar = new Composite(parent, SWT.NONE);
        later = new Later(bar);
        GridLayoutFactory.fillDefaults().margins(6, 2).spacing(5, 2).applyTo(bar);
        checks = new DraftCheck(bar, this::update);
        Composite above = line(7);
        target = new TargetField(bar, above, this::update);
        kind = combo(above, SWT.READ_ONLY, Messages.SendBar_kind);
        for (SendDraft.Kind each : SendDraft.Kind.values()) {
            kind.add(each.label());
        }
        kind.select(0);
        text = combo(above, SWT.DROP_DOWN, Messages.SendBar_message);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(120, SWT.DEFAULT).applyTo(text);
        browse = button(above, SWT.PUSH, Messages.SendBar_browse, this::browse);
        size = new Label(above, SWT.NONE);
        send = button(above, SWT.PUSH, Messages.SendBar_send, this::send);
        button(above, SWT.PUSH, Messages.SendBar_snippets, () -> new SnippetMenu(bar, draft(), this::write).open());
        Composite below = line(BELOW);
        repeat = button(below, SWT.CHECK, Messages.SendBar_repeat, this::update);
        times = spinner(below, MOST_TIMES, 10, Messages.SendBar_times);
        new Label(below, SWT.NONE).setText(Messages.SendBar_timesEvery);
        every = spinner(below, MOST_MILLIS, 1000, Messages.SendBar_every);
        new Label(below, SWT.NONE).setText(Messages.SendBar_millis);
        stop = button(below, SWT.PUSH, Messages.SendBar_stop, this::stop);
        message = new Label(below, SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(message);
        below.addListener(SWT.Resize, event -> fit());
        kind.addListener(SWT.Selection, event -> changeKind());
        text.addListener(SWT.FocusIn, event -> {
            checks.again();
            update();
        });
        text.addListener(SWT.Modify, event -> {
            outcome = Optional.empty();
            update();
        });
        text.addListener(SWT.DefaultSelection, event -> send());
        bar.addListener(SWT.Dispose, event -> stop());
        write(SendDraft.first(Histories.load(HISTORY + SendDraft.Kind.TEXT.name())));
    }

    private Composite line(int columns) {
        Composite line = new Composite(bar, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        return line;
    }

    private static Combo combo(Composite line, int style, String name) {
        Combo combo = new Combo(line, style);
        combo.setToolTipText(name);
        AccessibleName.give(combo, name);
        return combo;
    }

    private static Spinner spinner(Composite line, int most, int first, String name) {
        Spinner spinner = new Spinner(line, SWT.BORDER);
        spinner.setValues(first, name.equals(Messages.SendBar_every) ? 0 : 1, most, 0, 1, 100);
        spinner.setToolTipText(name);
        AccessibleName.give(spinner, name);
        return spinner;
    }

    private static Button button(Composite line, int style, String label, Runnable run) {
        Button button = new Button(line, style);
        button.setText(label);
        button.addListener(SWT.Selection, event -> run.run());
        return button;
    }

    Composite control() {
        return bar;
    }

    /** Lets the user write, in place of what stands there. */
    void setFocus() {
        text.setFocus();
        text.setSelection(new Point(0, text.getText().length()));
    }

    /** Offers these endpoints; the chosen one stays if it is among them. */
    void setEndpoints(List<LiveEndpoint> all) {
        target.offer(all);
        update();
    }

    /** Chooses where to send. */
    void choose(LiveEndpoint endpoint) {
        target.choose(Optional.of(endpoint));
        update();
    }

    /** Sends by an endpoint that is shown from now on, unless the user is about to send by another one. */
    void follow(LiveEndpoint endpoint) {
        target.follow(endpoint);
        update();
    }

    /** Returns where messages are sent. */
    Optional<LiveEndpoint> endpoint() {
        return target.chosen();
    }

    /** Returns what is written. */
    private SendDraft draft() {
        return new SendDraft(SendDraft.Kind.values()[kind.getSelectionIndex()], text.getText());
    }

    private void changeKind() {
        SendDraft.Kind now = draft().kind();
        String written = text.getText();
        text.setItems(Histories.load(HISTORY + now.name()).entries().toArray(String[]::new));
        text.setText(written);
        browse.setVisible(now == SendDraft.Kind.FILE);
        browse.setLayoutData(GridDataFactory.fillDefaults().exclude(now != SendDraft.Kind.FILE).create());
        update();
        bar.layout(true, true);
    }

    private void browse() {
        FileDialog dialog = new FileDialog(bar.getShell(), SWT.OPEN);
        String file = dialog.open();
        if (file != null) {
            text.setText(file);
        }
    }

    /** Shows what can be done, and why not. */
    void update() {
        if (bar.isDisposed()) {
            return;
        }
        SendDraft.Check check = checks.of(draft());
        Optional<LiveEndpoint> to = endpoint();
        boolean busy = job != null;
        String why = why(to, check);
        size.setText(check.size());
        size.requestLayout();
        send.setEnabled(!busy && why.isEmpty());
        stop.setEnabled(busy);
        times.setEnabled(repeat.getSelection());
        every.setEnabled(repeat.getSelection());
        boolean wrong = check.problem().isPresent() && !text.getText().isEmpty();
        boolean failed = wrong || outcome.map(MessageJob.Outcome::failed).orElse(false);
        String told = outcome.map(MessageJob.Outcome::text).orElse(why.isEmpty() ? check.warning().orElse("") : why);
        message.setText(told.replace("&", "&&"));
        message.setToolTipText(told);
        message.setForeground(failed ? JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR) : null);
        fit();
    }

    /** What has no room beside the numbers gets a line of its own. */
    private void fit() {
        int room = message.getParent().getClientArea().width - stop.getBounds().x - stop.getBounds().width;
        int span = message.computeSize(SWT.DEFAULT, SWT.DEFAULT).x < room ? 1 : BELOW;
        GridData place = (GridData) message.getLayoutData();
        if (stop.getBounds().width > 0 && (span == BELOW || place.horizontalSpan != span)) {
            place.horizontalSpan = span;
            message.requestLayout();
        }
    }

    private String why(Optional<LiveEndpoint> to, SendDraft.Check check) {
        if (to.isEmpty()) {
            return target.whyNone();
        } else if (!to.get().hasDestination()) {
            return Messages.SendBar_noDestination;
        }
        return Sending.hindrance(to.get()).map(hindrance -> MessageJob.sentence(hindrance.message(), hindrance.hint()))
                .or(check::problem).orElse("");
    }

    private void send() {
        update();
        if (!send.isEnabled()) {
            return;
        }
        LiveEndpoint to = endpoint().orElseThrow();
        SendDraft draft = draft();
        remember(draft);
        outcome = Optional.empty();
        int count = repeat.getSelection() ? times.getSelection() : 1;
        Duration gap = Duration.ofMillis(every.getSelection());
        job = new MessageJob(NLS.bind(Messages.SendBar_sending, to.label()), progress -> send(to, draft, count, gap, progress),
                ended -> later.run(() -> done(ended)));
        job.setSystem(count == 1);
        // Messages of several views go in the order in which they were sent, but none waits for the end of a repetition.
        job.setRule(count == 1 ? new OneAtATime(to) : null);
        job.schedule();
        update();
    }

    private static String send(LiveEndpoint to, SendDraft draft, int count, Duration gap, Progress progress)
            throws BoardException, IOException, InterruptedException {
        byte[] payload;
        try {
            payload = draft.payload();
        } catch (PayloadException wrong) {
            throw new CaptureException(wrong.getMessage(), "", wrong);
        }
        Replay.Report report = new Replay().run(new RepeatedMessage(payload, count, gap), Replay.Settings.ONCE,
                bytes -> Sending.send(to, bytes), progress);
        return count == 1 ? NLS.bind(Messages.SendBar_sent, Integer.toString(payload.length))
                : NLS.bind(Messages.SendBar_sentTimes, Long.toString(report.messages()), Integer.toString(count));
    }

    private void done(MessageJob.Outcome ended) {
        job = null;
        outcome = Optional.of(ended);
        update();
    }

    private void remember(SendDraft draft) {
        text.setItems(Histories.add(HISTORY + draft.kind().name(), draft.text()).entries().toArray(String[]::new));
        text.setText(draft.text());
        text.setSelection(new Point(0, draft.text().length()));
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Writes a message, to be sent by the user. */
    void write(SendDraft draft) {
        kind.select(draft.kind().ordinal());
        changeKind();
        text.setText(draft.text());
    }
}
