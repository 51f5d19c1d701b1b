// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.ui.Coalescer;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardsView;
import org.rpmsgexplorer.ui.endpoint.EndpointViewer;
import org.rpmsgexplorer.ui.traffic.LiveCapture;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The view "Messages": what the endpoints of this IDE receive and send, and a bar to send. There may be several. */
public final class MessagesView extends ViewPart implements EndpointViewer {
    /** The view's id in plugin.xml; its context help has the same one. */
    public static final String ID = "org.rpmsgexplorer.ui.messages";

    private final StackLayout stack = new StackLayout();
    private final ISelectionListener selection = this::follow;
    private final Runnable grown = () -> this.page.feed().grown();
    private ViewState state = ViewState.NEW;
    private EndpointChoice choice = EndpointChoice.ALL;
    private Coalescer trafficChanged;
    private Runnable trafficListener;
    private Runnable benchmarkListener;
    private Composite area;
    private EmptyPage empty;
    private Composite content;
    private MessagesPage page;
    private SendBar send;
    private ViewActions actions;
    private boolean opening;
    /** An endpoint was brought here by its user, who wants to send next, since most remotes wait for that. */
    private boolean toSend;
    private Optional<LiveCapture> live = Optional.empty();

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        state = ViewState.load(memento);
    }

    @Override
    public void saveState(IMemento memento) {
        new ViewState(page.filter().text(), page.table().columns().layout().entries(), page.table().times()).save(memento);
    }

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        empty = new EmptyPage(area, getSite().getPage(), () -> openView(BoardsView.ID, null));
        content = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
        page = new MessagesPage(content);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page.control());
        send = new SendBar(content);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(send.control());
        page.table().useTimes(state.times());
        if (!state.columns().isEmpty()) {
            page.table().columns().use(ColumnLayout.of(state.columns()));
        }
        page.filter().setText(state.filter());
        page.feed().setFollows(true);
        page.feed().whenRefreshed(this::showTitle);
        page.feed().whenRefreshed(this::showFirstMessage);
        actions = new ViewActions(this, page);
        actions.fill(getViewSite().getActionBars());
        PageCommands commands = new PageCommands(getSite(), page);
        commands.activate();
        actions.activate(commands);
        new CaptureCommands(getSite(), page).activate(commands);
        commands.handle(PageCommands.PREFIX + "goToMessage", send::setFocus);
        commands.handle(PageCommands.PREFIX + "replay", new ReplayCommand(getSite(), page)::open);
        getSite().setSelectionProvider(page.selection());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, ID);
        stack.topControl = empty.control();
        trafficChanged = new Coalescer(area.getDisplay(), this::showTraffic);
        trafficListener = trafficChanged::ask;
        UiActivator.traffic().addListener(trafficListener);
        benchmarkListener = new Coalescer(area.getDisplay(), send::update)::ask;
        UiActivator.benchmarks().addListener(benchmarkListener);
        getSite().getPage().addSelectionListener(BoardsView.ID, selection);
        showTraffic();
    }

    private void openView(String view, String secondary) {
        try {
            getSite().getPage().showView(view, secondary, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    /** Opens another view like this one. */
    void openAnother() {
        openView(ID, UUID.randomUUID().toString());
    }

    @Override
    public void dispose() {
        UiActivator.traffic().removeListener(trafficListener);
        UiActivator.benchmarks().removeListener(benchmarkListener);
        getSite().getPage().removeSelectionListener(BoardsView.ID, selection);
        live.ifPresent(capture -> capture.removeListener(grown));
        super.dispose();
    }

    @Override
    public void setFocus() {
        if (stack.topControl != content) {
            empty.setFocus();
        } else if (toSend) {
            toSend = false;
            send.setFocus();
        } else {
            page.focusTable();
        }
    }

    @Override
    public <A> A getAdapter(Class<A> type) {
        return type == MessagesPage.class ? type.cast(page) : super.getAdapter(type);
    }

    private void showTraffic() {
        if (area.isDisposed()) {
            return;
        }
        send.setEndpoints(UiActivator.traffic().endpoints());
        Optional<LiveCapture> capture = UiActivator.traffic().capture();
        if (live.isEmpty() && !opening && capture.isPresent()) {
            opening = true;
            Later later = new Later(area);
            MessageJob job = new MessageJob(Messages.MessagesView_opening, progress -> {
                OpenedCapture opened = OpenedCapture.open(capture.get().path());
                later.run(() -> open(capture.get(), opened), () -> PageFeed.closeUnused(opened.capture()));
                return "";
            }, outcome -> later.run(() -> opened(outcome)));
            job.setSystem(true);
            job.schedule();
        }
        showFirstMessage();
        actions.update();
    }

    /** Where the capture could not be opened, it is tried again when an endpoint is opened or closed. */
    private void opened(MessageJob.Outcome outcome) {
        opening = false;
        if (outcome.failed()) {
            ILog.of(MessagesView.class).error(outcome.text());
            empty.say(NLS.bind(Messages.MessagesView_failed, outcome.text().replace("&", "&&")));
        }
    }

    private void open(LiveCapture capture, OpenedCapture opened) {
        live = Optional.of(capture);
        page.feed().open(opened);
        if (page.filter().problem().isEmpty()) {
            page.feed().useText(page.filter().text());
        }
        use(choice);
        capture.addListener(grown);
        page.feed().grown();
        stack.topControl = content;
        area.layout(true, true);
        if (getSite().getPage().getActivePart() == this) {
            setFocus();
        }
    }

    @Override
    public void show(LiveEndpoint endpoint) {
        if (choice.pinned() && !choice.numbers().contains(endpoint.number())) {
            showElsewhere(endpoint);
            return;
        }
        showHere(endpoint);
        toSend = endpoint.hasDestination();
        setFocus();
    }

    private void showHere(LiveEndpoint endpoint) {
        use(choice.only(endpoint.number()));
        send.setEndpoints(UiActivator.traffic().endpoints());
        send.choose(endpoint);
    }

    private void showElsewhere(LiveEndpoint endpoint) {
        try {
            if (getSite().getPage().showView(ID, UUID.randomUUID().toString(),
                    IWorkbenchPage.VIEW_ACTIVATE) instanceof MessagesView other) {
                other.show(endpoint);
            }
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    private void follow(IWorkbenchPart part, ISelection selected) {
        if (selected instanceof IStructuredSelection structured && structured.size() == 1) {
            LiveEndpoint endpoint = Adapters.adapt(structured.getFirstElement(), LiveEndpoint.class);
            EndpointChoice followed = choice.follow(endpoint == null ? EndpointChoice.NONE : endpoint.number());
            boolean another = !followed.numbers().equals(choice.numbers());
            use(followed);
            if (another) {
                send.setEndpoints(UiActivator.traffic().endpoints());
                send.follow(endpoint);
            }
        }
    }

    EndpointChoice choice() {
        return choice;
    }

    /** Shows other endpoints. */
    void use(EndpointChoice chosen) {
        choice = chosen;
        if (page.feed().isOpen()) {
            page.feed().useEndpoints(chosen.numbers());
            showTitle();
        }
        showFirstMessage();
        actions.update();
    }

    private void showTitle() {
        String title = choice.title(endpoints());
        String name = title.isEmpty() ? Messages.MessagesView_name : NLS.bind(Messages.MessagesView_nameOf, title);
        if (!name.equals(getPartName())) {
            setPartName(name);
        }
    }

    private void showFirstMessage() {
        page.detail().sayNothing(find(choice.single()).flatMap(FirstMessage::of).orElse(Messages.DetailPane_none));
    }

    private static Optional<LiveEndpoint> find(Optional<Integer> number) {
        return UiActivator.traffic().endpoints().stream().filter(endpoint -> number.equals(Optional.of(endpoint.number())))
                .findFirst();
    }

    /** Returns the endpoints of the capture, by their numbers. */
    List<CapturedEndpoint> endpoints() {
        return page.feed().isOpen() ? page.feed().rows().capture().endpoints() : List.of();
    }

    /** Returns the endpoint that a note is about; empty where it concerns all that are shown. */
    Optional<LiveEndpoint> noted() {
        Set<Integer> there = UiActivator.traffic().endpoints().stream().map(LiveEndpoint::number).collect(Collectors.toSet());
        return find(choice.noted(there, send.endpoint().map(LiveEndpoint::number)));
    }

    /** Returns the capture of this session; empty before the first endpoint. */
    Optional<LiveCapture> live() {
        return live;
    }
}
