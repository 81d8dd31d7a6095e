#!/usr/bin/env python3
"""Power cuts on a file system of its own, and what of the acknowledged work outlasts them.

An ext4 image on a loop device is stopped by FS_IOC_SHUTDOWN without a flush of its log, as a power cut
stops a disk: what was not synced is gone. Then it is mounted again and looked at. Four writers take
turns, one a cut, since the syncs of one would save another:

  rows, files              jinius: accounts made, papers written
  control_rows             SQLite as it comes (DELETE, FULL), which does not sync the folder
  control_files            a file synced and renamed, and the folder not

The controls must lose something: otherwise the cuts cut nothing. Prints one JSON object. Ends with 77,
and says why, where there is no root or no loop device.
"""
import argparse, ctypes, fcntl, glob, json, os, random, shutil, subprocess, sys, tempfile, threading, time

SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
NO_LOG_FLUSH = 2
KINDS = ["rows", "files", "control_rows", "control_files"]


def run(*words, **more):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


class Disk:
    """An ext4 image, mounted."""

    def __init__(self, folder):
        self.image, self.at = folder + "/image", folder + "/disk"
        os.mkdir(self.at)
        with open(self.image, "wb") as file:
            file.truncate(64 << 20)
        for words in (["mkfs.ext4", "-q", "-F", self.image], self.mounting()):
            done = run(*words)
            if done.returncode != 0:
                sys.exit(skipped(done.stderr.decode().strip()))

    def mounting(self):
        return ["mount", "-o", "loop", self.image, self.at]

    def cut(self):
        folder = os.open(self.at, os.O_RDONLY)
        fcntl.ioctl(folder, SHUTDOWN, ctypes.c_uint32(NO_LOG_FLUSH))
        os.close(folder)

    def again(self):
        self.away()
        subprocess.run(self.mounting(), check=True)

    def away(self):
        for _ in range(100):
            done = run("umount", self.at)
            if done.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError(done.stderr.decode() + str(self.holders()))

    def holders(self):
        """Who has a file open there."""
        found = []
        for place in glob.glob("/proc/[0-9]*/fd/*") + glob.glob("/proc/[0-9]*/cwd"):
            try:
                if os.readlink(place).startswith(self.at):
                    with open("/".join(place.split("/")[:3]) + "/cmdline") as line:
                        found.append((place, os.readlink(place), line.read()))
            except OSError:
                pass
        return found

    def is_alive(self):
        """Whether it still takes anything: what was answered after the cut is no promise."""
        try:
            name = self.at + "/probe"
            os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
            os.unlink(name)
            return True
        except OSError:
            return False


class Writer:
    """Does one thing after the other until the cut, and notes what was acknowledged."""

    def __init__(self, kind, disk, jinius, template):
        self.kind, self.disk, self.jinius, self.number = kind, disk, jinius, 0
        self.folder = disk.at + "/" + kind
        os.mkdir(self.folder)
        self.database = self.folder + "/jinius.db"
        self.acknowledged = set()
        if kind in ("rows", "files"):
            for suffix in ("", ".key"):
                shutil.copy(template + "/jinius.db" + suffix, self.database + suffix)
        if kind == "control_rows":
            run("sqlite3", self.database, "CREATE TABLE t (n INTEGER PRIMARY KEY)")
        os.sync()

    def command(self, *words):
        environment = {"JINIUS_DB": self.database, "JINIUS_NOW": "2026-11-20T09:00:00Z", "HOME": self.folder}
        return run(self.jinius, *words, env=environment).returncode == 0

    def write(self, number):
        if self.kind == "rows":
            return self.command(
                "account", "create", f"p{number}@x.example", "--given-name", "A", "--family-name", "B")
        if self.kind == "files":
            return self.command("convention", "preview", "C-000001", "--output", f"{self.folder}/{number}.out")
        if self.kind == "control_rows":
            return self.insert(number)
        return self.keep(f"{self.folder}/{number}.out")

    def insert(self, number):
        text = f"PRAGMA synchronous=FULL; INSERT INTO t VALUES ({number});"
        return run("sqlite3", "-bail", self.database, text).returncode == 0

    def keep(self, name):
        try:
            with open(name + ".part", "wb", buffering=0) as file:
                file.write(b"%PDF" + b"x" * 50_000)
                os.fsync(file.fileno())
            os.rename(name + ".part", name)
            return True
        except OSError:
            return False

    def until_cut(self):
        while self.disk.is_alive():
            self.number += 1
            if self.write(self.number) and self.disk.is_alive():
                self.acknowledged.add(self.number)

    def kept(self):
        if self.kind in ("files", "control_files"):
            return {
                n for n in self.acknowledged
                if os.path.isfile(path := f"{self.folder}/{n}.out") and os.path.getsize(path) > 40_000}
        query = "SELECT n FROM t" if self.kind == "control_rows" else (
            "SELECT CAST(substr(email, 2) AS INTEGER) FROM account WHERE email LIKE 'p%@x.example'")
        said = run("sqlite3", "-bail", self.database, "PRAGMA integrity_check; " + query)
        lines = said.stdout.decode().split()
        assert lines[:1] == ["ok"], f"damaged: {said}"
        return {int(line) for line in lines[1:]}

    def is_sound(self):
        return self.kind.startswith("control") or self.command("audit", "verify", "--quiet")


def skipped(why):
    print("no power cuts: " + why, file=sys.stderr)
    return 77


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--jinius", required=True)
    words.add_argument("--template", required=True, help="a folder with jinius.db, its key, and C-000001")
    words.add_argument("--runs", type=int, default=24, help="cuts in all")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    if os.geteuid() != 0:
        return skipped("only root may mount")
    if not os.path.exists("/dev/loop-control"):
        return skipped("there is no loop device")
    chance = random.Random(given.seed)
    folder = tempfile.mkdtemp(prefix="jinius-power-")
    disk = Disk(folder)
    report = {kind: {"cuts": 0, "acknowledged": 0, "lost": 0, "losing_cuts": 0} for kind in KINDS}
    report["seed"], report["unsound"] = given.seed, 0
    try:
        writers = [Writer(kind, disk, given.jinius, given.template) for kind in KINDS]
        number = 0
        # With few cuts the controls may be lucky: they get some more.
        while number < given.runs or not report["control_rows"]["lost"] and number < 3 * given.runs:
            writer = writers[number % len(writers)]
            number += 1
            before = set(writer.acknowledged)
            thread = threading.Thread(target=writer.until_cut)
            thread.start()
            time.sleep(chance.uniform(0.1, 0.6))
            disk.cut()
            thread.join()
            disk.again()
            figures = report[writer.kind]
            lost = writer.acknowledged - writer.kept()
            figures["cuts"] += 1
            figures["acknowledged"] += len(writer.acknowledged - before)
            figures["lost"] += len(lost)
            figures["losing_cuts"] += bool(lost)
            report["unsound"] += not writer.is_sound()
            writer.acknowledged -= lost
    finally:
        disk.away()
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
