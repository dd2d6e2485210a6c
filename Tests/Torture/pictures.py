"""Picture workers that are killed, stopped, starved and fed bombs: every upload gets its picture or a clear failure in
time, the pool is whole again within a second, and nothing is left over."""
import os
import random
import resource
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import samples
from imaging import CORES, DEADLINE, Pool, descriptors, session, status, wait_until

KILLS = int(os.environ.get("KILLS", 200))
LEAK = int(os.environ.get("PICTURES", 2000))
broken = []


def promise(holds, sentence):
    """Prints what was measured; what does not hold ends the script with a failure when all else is done."""
    print(f"  {'ok    ' if holds else 'BROKEN'} {sentence}", flush=True)
    if not holds:
        broken.append(sentence)


def is_clear(row):
    """A picture, or a failure that says something of the picture; in time."""
    return (row["ok"] or row.get("code") in ("decode_failed", "busy")) and row["ms"] < (DEADLINE + 1) * 1000


def check_over(pool, title):
    """Ends the pool in good order: nothing may be left of it."""
    summary = pool.finish()
    left = session(pool.pid)
    promise(summary["processes"] == 0 and not left, f"{title}: no process is left over")


def figures(pool):
    return descriptors(pool.pid), status(pool.pid, "VmRSS") / 1024


def steady(pool):
    """The children that it should have and no zombies, awaited for a moment: one may just be going."""
    def is_steady():
        states = session(pool.pid)
        return len(states) == pool.size + 1 and "Z" not in states.values()
    return wait_until(is_steady, 3) is not None


def feed_until(pool, pictures, over, width):
    """Keeps more pictures waiting than can be under way."""
    while not over.is_set():
        if pool.fed - len(pool.results) < width:
            pool.feed(*random.choices(pictures, k=width))
        time.sleep(0.005)


def kills(pictures):
    print(f"{KILLS} times SIGKILL to a random worker under 8 parallel uploads")
    with Pool(parallel=8, workers=CORES) as pool:
        pool.run(*pictures * 4)
        before = figures(pool)
        over = threading.Event()
        feeder = threading.Thread(target=feed_until, args=(pool, pictures, over, 16))
        feeder.start()
        times, dead = [], set()
        try:
            for _ in range(KILLS):
                pid = random.choice(pool.workers())
                moment = time.monotonic()
                os.kill(pid, signal.SIGKILL)
                dead.add(pid)
                times.append(pool.whole_after(moment))
                time.sleep(random.random() * 0.05)
        finally:
            over.set()
            feeder.join()
        rows = pool.wait(range(1, pool.fed + 1))
        failed = [row for row in rows if not row["ok"]]
        slowest = max(row["ms"] for row in rows) / 1000
        unclear = [row for row in rows if not is_clear(row)]
        promise(not unclear, f"{len(rows)} uploads, {len(failed)} clear failures, none without an answer; "
                             f"the slowest took {slowest:.2f} s {unclear[:2] or ''}")
        promise(max(times) <= 1, f"whole again after {sorted(times)[len(times) // 2]:.3f} s at the median, "
                                 f"{max(times):.3f} s at most")
        promise(steady(pool), "no zombie, no worker too many")
        pool.run(*pictures * 4)
        after = figures(pool)
        promise(after[0] <= before[0], f"{before[0]} descriptors before, {after[0]} after")
        promise(after[1] - before[1] < 16, f"{before[1]:.1f} MB of server before, {after[1]:.1f} after")
        check_over(pool, "after all kills")


def stopped(pictures):
    print("SIGSTOP to one worker")
    with Pool(parallel=4, workers=2) as pool:
        pool.run(*pictures)
        victim = pool.workers()[-1]
        os.kill(victim, signal.SIGSTOP)
        began = time.monotonic()
        numbers = pool.feed(*pictures * 8)
        rows = pool.wait(numbers, DEADLINE + 5)
        failed = [row for row in rows if not row["ok"]]
        others = [row for row in rows if row["ok"]]
        promise(len(failed) == 1 and failed[0]["code"] == "decode_failed",
                f"{len(failed)} picture failed: {[row.get('message') for row in failed]}")
        if failed:
            taken = failed[0]["ms"] / 1000
            promise(DEADLINE - 1 < taken < DEADLINE + 1, f"it did after {taken:.2f} s")
            seconds = pool.whole_after(began, DEADLINE + 5) - (failed[0]["at"] - began)
            promise(seconds <= 1, f"whole again {seconds:.3f} s after that")
        promise(all(row["ms"] < 3000 for row in others),
                f"{len(others)} others were served meanwhile, the slowest in {max(row['ms'] for row in others):.0f} ms")
        promise(steady(pool), "no zombie, no worker too many")
        check_over(pool, "after the stop")


def make_large(folder):
    """24 million pixels; progressive, so that all of it must be held at once."""
    path = Path(folder, "large.jpg")
    if not path.exists():
        samples.photo(2000, 1333).resize((6000, 4000)).save(path, quality=70, progressive=True)
    return path


def starved(pictures, folder):
    print("memory that runs out in a worker")
    large = make_large(folder)
    for spare in (0, 4, 16):
        with Pool(parallel=2, workers=2) as pool:
            pool.run(*pictures)
            for pid in pool.workers():
                limit = (status(pid, "VmSize") + spare * 1024) * 1024
                resource.prlimit(pid, resource.RLIMIT_AS, (limit, limit))
            began = time.monotonic()
            row, = pool.run(large, timeout=DEADLINE + 5)
            promise(not row["ok"] and is_clear(row),
                    f"{spare} MB to spare: {row.get('code')} after {row['ms']:.0f} ms: {row.get('message')} "
                    f"({row.get('detail')})")
            if any(change["at"] > began and change["ready"] < 2 for change in pool.changes):
                seconds = pool.whole_after(began) - (row["at"] - began)
                promise(seconds <= 1, f"{spare} MB to spare: whole again {seconds:.3f} s after that")
            else:
                print(f"         {spare} MB to spare: the worker lived on")
            rows = pool.run(*pictures * 4)
            served = sum(row["ok"] for row in rows)
            # The other worker is as short of memory; what it cannot do it must say.
            promise(all(is_clear(row) for row in rows),
                    f"{spare} MB to spare: {served} of {len(rows)} good pictures were served by what is left")
            promise(steady(pool), f"{spare} MB to spare: no zombie, no worker too many")
            check_over(pool, f"{spare} MB to spare")


def orphans(pictures, folder):
    print("SIGKILL to the server")
    large = make_large(folder)
    for title, is_working, stops in [("workers idle", False, 0), ("workers at work", True, 0),
                                     ("one worker stopped", True, 1), ("all workers stopped", False, 2)]:
        with Pool(parallel=4, workers=2) as pool:
            pool.run(*pictures)
            if is_working:
                pool.feed(*[large] * 8)
                time.sleep(0.2)
            for pid in pool.workers()[:stops]:
                os.kill(pid, signal.SIGSTOP)
            # The signal is only a wish until every thread has heard it.
            wait_until(lambda: list(session(pool.pid).values()).count("T") == stops, 2)
            pool.kill()
            # Reaping an orphan is for the system's first process; dead it is before.
            seconds = wait_until(lambda: set(session(pool.pid).values()) <= {"Z"}, 5)
            promise(seconds is not None and seconds <= 1,
                    f"{title}: {'some live 5 s later' if seconds is None else f'none alive after {seconds:.3f} s'}")
            for pid in session(pool.pid):
                os.kill(pid, signal.SIGKILL)


def bombs(pictures, folder):
    print("8 bombs at once, then 100 good pictures, 16 at a time")
    hostile = samples.bombs(folder)
    with Pool(parallel=16, workers=CORES) as pool:
        pool.run(*pictures)
        first = pool.feed(*hostile)
        numbers = pool.feed(*(pictures * 100)[:100])
        for row, path in zip(pool.wait(first), hostile):
            outcome = (f"{row['width']} x {row['height']}" if row["ok"]
                       else f"{row['code']}: {row['message']} ({row.get('detail')})")
            print(f"         {path.name:16} {path.stat().st_size / 1024:8.0f} KB {row['ms']:8.0f} ms  {outcome}")
            if row["ms"] > (DEADLINE + 1) * 1000:
                promise(False, f"{path.name} took {row['ms']:.0f} ms")
        rows = pool.wait(numbers)
        served = [row for row in rows if row["ok"]]
        unserved = [row for row in rows if not row["ok"]]
        promise(len(served) == 100, f"{len(served)} of 100 good pictures were served, the slowest after "
                                    f"{max(row['ms'] for row in rows):.0f} ms {unserved[:2] or ''}")
        promise(steady(pool), "no zombie, no worker too many")
        check_over(pool, "after the bombs")


def leak(pictures, folder):
    print(f"{LEAK:,} pictures through one pool, each looked at")
    flow(["--look"], pictures, LEAK)
    print(f"{LEAK // 10:,} pictures through one pool, each read")
    # Few words each: what is looked for is what stays behind, and reading takes its time.
    pages = [Path(folder, f"page{number}.png") for number in range(4)]
    for number, page in enumerate(pages):
        samples.screenshot(240, 90 + 10 * number, number).save(page)
    flow(["--read"], pages, LEAK // 10)


def flow(flags, pictures, count):
    """Sizes stay as they are, however many pictures have passed."""
    with Pool(*flags, parallel=4, workers=2) as pool:
        samples_taken = []
        # The queue of retired workers turns over meanwhile: each goes after 500 tasks.
        for part in range(10):
            rows = pool.run(*(random.choices(pictures, k=count // 10)), timeout=180)
            failed = [row for row in rows if not row["ok"]]
            if failed:
                promise(False, f"{len(failed)} pictures failed: {failed[0]}")
            wait_until(lambda: steady(pool), 3)
            samples_taken.append((*figures(pool), [status(pid, "VmRSS") / 1024 for pid in pool.workers()]))
        early, late = samples_taken[1], samples_taken[-1]
        for number, (open_now, size, each) in enumerate(samples_taken, 1):
            print(f"         {number * count // 10:5} pictures: server {size:6.1f} MB, {open_now} descriptors; "
                  f"workers {', '.join(f'{size:.1f}' for size in each)} MB")
        started = pool.changes[-1]["started"]
        if 2 * count > 500 * pool.size:
            promise(started > pool.size, f"{started - pool.size} workers took the place of retired ones")
        promise(late[1] - early[1] < 8, f"server: {early[1]:.1f} MB after a fifth, {late[1]:.1f} MB at the end")
        peak = max(max(each) for _, _, each in samples_taken)
        lowest = min(max(each) for _, _, each in samples_taken[1:])
        promise(peak - lowest < 48, f"workers: at most {peak:.1f} MB, the largest never below {lowest:.1f} MB")
        promise(late[0] <= early[0], f"descriptors: {early[0]} then {late[0]}")
        check_over(pool, "after all")


def main():
    random.seed(7)
    chosen = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        pictures = samples.good(folder)
        cases = {"kills": lambda: kills(pictures), "stopped": lambda: stopped(pictures),
                 "starved": lambda: starved(pictures, folder), "orphans": lambda: orphans(pictures, folder),
                 "bombs": lambda: bombs(pictures, folder), "leak": lambda: leak(pictures, folder)}
        for name, case in cases.items():
            if not chosen or name in chosen:
                try:
                    case()
                except AssertionError as error:
                    promise(False, f"{name}: {error}")
    sys.exit(f"{len(broken)} promises broken" if broken else 0)


main()
