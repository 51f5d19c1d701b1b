// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.linux.EventFd;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.Poller;
import org.rpmsgexplorer.linux.UeventSocket;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.Reply;

/**
 * Notices that devices come and go, tells the desktop if it wants to know, and ends endpoints that the kernel does not
 * tell of their end.
 *
 * <p>Its thread {@code device-watch} hears the kernel's uevents where it may, and looks now and then beside them,
 * because a remote processor's state changes without one; else it looks every second. It rests while there is nothing
 * to watch for. Any thread may call it.
 */
final class DeviceWatch implements AutoCloseable {
    private static final Set<String> SUBSYSTEMS = Set.of("rpmsg", "remoteproc", "virtio", "");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_BESIDE_UEVENTS = Duration.ofSeconds(3);
    /** A remote that comes or goes takes many devices with it. */
    private static final long SETTLE_MILLIS = 30;
    private static final long MIN_INTERVAL_MILLIS = 170;

    private final DeviceList devices;
    private final EndpointTable endpoints;
    private final Outbox outbox;
    private final EventFd wakeUp = new EventFd();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "device-watch");
    private volatile boolean wanted;
    private volatile boolean anew;
    private volatile boolean paused;
    private Reply.Devices told;

    /** Starts the thread. */
    DeviceWatch(DeviceList devices, EndpointTable endpoints, Outbox outbox) throws IOException {
        this.devices = devices;
        this.endpoints = endpoints;
        this.outbox = outbox;
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins or ends to tell the desktop; the list as it is comes first. */
    void tell(boolean on) throws LinuxException {
        anew = on;
        wanted = on;
        wakeUp.signal();
    }

    /** Rests for a while, or goes on. */
    void pause(boolean on) {
        paused = on;
        endpointsChanged();
    }

    /** There may be endpoints now that have to be watched, or no more. */
    void endpointsChanged() {
        try {
            wakeUp.signal();
        } catch (LinuxException impossible) {
            Log.warn("The device watch cannot be woken", impossible);
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                rest();
                watch();
            }
        } catch (IOException impossible) {
            Log.warn("Devices are not watched any more", impossible);
        } catch (InterruptedException ended) {
            // close() ends this thread so.
        }
    }

    private boolean isActive() {
        return closed.getCount() > 0 && !paused && (wanted || endpoints.hasFdEndpoints());
    }

    private void rest() throws LinuxException {
        try (Poller<Void> poller = new Poller<>()) {
            poller.add(wakeUp.fd(), Poller.POLLIN, null);
            while (closed.getCount() > 0 && !isActive()) {
                poller.poll(null);
                wakeUp.drain();
            }
        }
    }

    private void watch() throws IOException, InterruptedException {
        Optional<UeventSocket> uevents = uevents();
        try (Poller<Void> poller = new Poller<>()) {
            poller.add(wakeUp.fd(), Poller.POLLIN, null);
            if (uevents.isPresent()) {
                poller.add(uevents.get().fd(), Poller.POLLIN, null);
            }
            while (isActive()) {
                look();
                if (closed.await(MIN_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                await(poller, uevents);
            }
        } finally {
            uevents.ifPresent(UeventSocket::close);
        }
    }

    private static Optional<UeventSocket> uevents() {
        try {
            return Optional.of(new UeventSocket());
        } catch (LinuxException refused) {
            return Optional.empty();
        }
    }

    /** Waits until it is time to look. */
    private void await(Poller<Void> poller, Optional<UeventSocket> uevents) throws IOException, InterruptedException {
        Duration limit = uevents.isPresent() ? LOOK_BESIDE_UEVENTS : LOOK;
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (left > 0) {
            poller.poll(Duration.ofNanos(left).plusMillis(1));
            if (poller.events(0) != 0) {
                wakeUp.drain();
                return;
            } else if (uevents.isPresent() && isAboutUs(uevents.get())) {
                closed.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                isAboutUs(uevents.get());
                return;
            }
            left = end - System.nanoTime();
        }
    }

    /** Takes all uevents that are there. */
    private static boolean isAboutUs(UeventSocket uevents) throws LinuxException {
        boolean about = false;
        for (Optional<UeventSocket.Uevent> next = uevents.receive(); next.isPresent(); next = uevents.receive()) {
            about |= SUBSYSTEMS.contains(next.get().subsystem());
        }
        return about;
    }

    private void look() throws InterruptedException {
        try {
            endpoints.endOrphans();
            if (anew) {
                anew = false;
                told = null;
            }
            Reply.Devices now = wanted ? devices.read() : null;
            if (now != null && !now.equals(told)) {
                outbox.add(new Frame(Frame.EVENT_ID, new Event.DevicesChanged(now)));
            }
            told = now;
        } catch (IOException unreadable) {
            Log.warn("The devices cannot be read: " + unreadable, null);
        }
    }

    /** Ends the thread. Its owner closes it; closing it again does nothing. */
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        thread.interrupt();
        endpointsChanged();
        Threads.join(thread);
        if (!thread.isAlive()) {
            wakeUp.close();
        }
    }
}
