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
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.core.payload.PayloadException;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The lines that send messages; what goes wrong is told in them. UI thread only. */
final class SendBar {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String HISTORY = "send.";
    private static final int MOST_TIMES = 1_000_000;
    private static final int MOST_MILLIS = 3_600_000;

    private final Composite bar;
    private final Later later;
    private final Combo target;
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
    private List<LiveEndpoint> endpoints = List.of();
    private MessageJob job;
    /** What the last job has said; empty when something was written since. */
    private Optional<MessageJob.Outcome> outcome = Optional.empty();

    SendBar(Composite parent) {
        bar = new Composite(parent, SWT.NONE);
        later = new Later(bar);
        GridLayoutFactory.fillDefaults().margins(6, 2).spacing(5, 2).applyTo(bar);
        Composite above = line(7);
        target = combo(above, SWT.READ_ONLY, Messages.SendBar_target);
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
        Composite below = line(7);
        repeat = button(below, SWT.CHECK, Messages.SendBar_repeat, this::update);
        times = spinner(below, MOST_TIMES, 10, Messages.SendBar_times);
        new Label(below, SWT.NONE).setText(Messages.SendBar_timesEvery);
        every = spinner(below, MOST_MILLIS, 1000, Messages.SendBar_every);
        new Label(below, SWT.NONE).setText(Messages.SendBar_millis);
        stop = button(below, SWT.PUSH, Messages.SendBar_stop, this::stop);
        message = new Label(below, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(message);
        kind.addListener(SWT.Selection, event -> changeKind());
        target.addListener(SWT.Selection, event -> update());
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
        name(combo, name);
        return combo;
    }

    private static Spinner spinner(Composite line, int most, int first, String name) {
        Spinner spinner = new Spinner(line, SWT.BORDER);
        spinner.setValues(first, name.equals(Messages.SendBar_every) ? 0 : 1, most, 0, 1, 100);
        spinner.setToolTipText(name);
        name(spinner, name);
        return spinner;
    }

    private static void name(Control control, String name) {
        control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
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
        Optional<LiveEndpoint> chosen = endpoint();
        endpoints = all.stream().filter(endpoint -> !endpoint.state().isOver()).toList();
        String[] labels = endpoints.stream().map(LiveEndpoint::label).toArray(String[]::new);
        if (!List.of(labels).equals(List.of(target.getItems()))) {
            target.setItems(labels);
            bar.layout(true, true);
        }
        choose(chosen.filter(endpoints::contains).or(() -> endpoints.stream().reduce((first, last) -> last)));
    }

    /** Chooses where to send. */
    void choose(Optional<LiveEndpoint> endpoint) {
        int index = endpoint.map(endpoints::indexOf).orElse(-1);
        if (index >= 0) {
            target.select(index);
        } else {
            target.deselectAll();
        }
        update();
    }

    /** Returns where messages are sent. */
    Optional<LiveEndpoint> endpoint() {
        int index = target.getSelectionIndex();
        return index < 0 || index >= endpoints.size() ? Optional.empty() : Optional.of(endpoints.get(index));
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
    private void update() {
        SendDraft.Check check = draft().check();
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
    }

    private static String why(Optional<LiveEndpoint> to, SendDraft.Check check) {
        if (to.isEmpty()) {
            return Messages.SendBar_noEndpoint;
        } else if (!to.get().hasDestination()) {
            return Messages.SendBar_noDestination;
        }
        return check.problem().orElse("");
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
        job.schedule();
        update();
    }

    private static String send(LiveEndpoint to, SendDraft draft, int count, Duration gap, Progress progress)
            throws BoardException, IOException, InterruptedException {
        byte[] payload;
        try {
            payload = draft.payload();
        } catch (PayloadException checked) {
            throw new CaptureException(checked.getMessage(), "", checked);
        }
        Replay.Report report = new Replay().run(new RepeatedMessage(payload, count, gap), Replay.Settings.ONCE,
                bytes -> to.send(bytes, DEADLINE), progress);
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
