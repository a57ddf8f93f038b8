package dev.inkling.nnlib.compute.cpu.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
    @Test
    void runsEveryChunkOnceInEveryOfManyJobs() {
        try (WorkPool pool = new WorkPool(3)) {
            for (int job = 0; job < 20_000; job++) {
                int chunks = job % 7;
                AtomicIntegerArray ran = new AtomicIntegerArray(7);
                pool.run(ran::incrementAndGet, chunks);
                for (int i = 0; i < 7; i++)
                    assertThat(ran.get(i)).as("chunk %d of job %d", i, job).isEqualTo(i < chunks ? 1 : 0);
            }
        }
    }

    @Test
    void sharesAJobAmongItsThreads() {
        try (WorkPool pool = new WorkPool(2)) {
            Set<Thread> seen = ConcurrentHashMap.newKeySet();
            CountDownLatch both = new CountDownLatch(2);
            pool.run(
                    chunk -> {
                        seen.add(Thread.currentThread());
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    2);
            assertThat(seen).hasSize(2).contains(Thread.currentThread());
        }
    }

    @Test
    void eachThreadBeginsWithItsOwnPart() {
        try (WorkPool pool = new WorkPool(2)) {
            for (int job = 0; job < 50; job++) {
                Thread[] by = new Thread[6];
                CountDownLatch both = new CountDownLatch(2);
                pool.run(
                        chunk -> {
                            by[chunk] = Thread.currentThread();
                            both.countDown();
                            try {
                                both.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        6);
                assertThat(by[0]).as("first of the caller's").isSameAs(Thread.currentThread());
                assertThat(by[3]).as("first of the helper's").isNotNull().isNotSameAs(Thread.currentThread());
            }
        }
    }

    @Test
    void throwsWhatAChunkThrowsAndGoesOn() {
        try (WorkPool pool = new WorkPool(2)) {
            assertThatThrownBy(() -> pool.run(
                            chunk -> {
                                if (chunk == 3) throw new IllegalStateException("chunk 3");
                            },
                            5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("chunk 3");
            AtomicIntegerArray ran = new AtomicIntegerArray(4);
            pool.run(ran::incrementAndGet, 4);
            assertThat(ran.toString()).isEqualTo("[1, 1, 1, 1]");
        }
    }

    @Test
    void aSecondCallerWorksAlone() {
        try (WorkPool pool = new WorkPool(2)) {
            AtomicIntegerArray inner = new AtomicIntegerArray(8);
            pool.run(chunk -> pool.run(i -> inner.incrementAndGet(chunk * 4 + i), 4), 2);
            assertThat(inner.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1]");
        }
    }

    @Test
    void worksAfterItIsClosed() {
        WorkPool pool = new WorkPool(2);
        pool.close();
        AtomicIntegerArray ran = new AtomicIntegerArray(3);
        pool.run(ran::incrementAndGet, 3);
        assertThat(ran.toString()).isEqualTo("[1, 1, 1]");
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> new WorkPool(0)).hasMessage("a pool needs at least 1 thread, not 0");
    }
}
