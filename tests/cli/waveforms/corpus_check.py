#!/usr/bin/python3
"""Imports every recording of the corpus and compares `waveforms window` with wave_files.py.

usage: corpus_check.py CTL WORKSPACE CORPUS     exit 0 when nothing differs; a line for each channel
                                                that does
"""
import glob
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import wave_files  # noqa: E402

CTL, WORKSPACE, CORPUS = sys.argv[1:4]
MOST_CHANNELS = 3  # of one recording: the first, one in the middle, the last
BINS = (64, 512, 4096, 32768)
MOST_FRAMES = 2_000_000  # of a recording; more takes plain Python too long


def ctl(*arguments):
    done = subprocess.run([CTL, "--workspace", WORKSPACE, "--json", *map(str, arguments)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def same(a, b, scale):
    return a is b if a is None or b is None else abs(a - b) <= 1e-9 * scale


def check_columns(window, values, ideal, scale):
    """@param ideal  the edges that were asked for, samples"""
    edges = window["edges"]
    step = max(1.0, (ideal[-1] - ideal[0]) / (len(ideal) - 1))
    bin_size = max([size for size in BINS if size <= step], default=1)
    for edge, wanted in zip(edges, ideal):
        assert abs(edge - wanted) <= max(1, bin_size), f"edge {edge}, wanted {wanted}"
    for i in range(len(edges) - 1):
        inside = [v for v in values[edges[i]:edges[i + 1]] if v is not None]
        least, most = (min(inside), max(inside)) if inside else (None, None)
        assert same(window["min"][i], least, scale), f"min of column {i}: {window['min'][i]}, {least}"
        assert same(window["max"][i], most, scale), f"max of column {i}: {window['max'][i]}, {most}"
    missing = set()
    for begin, end in window["gaps"]:
        missing.update(range(begin, end))
    expected = {i for i in range(edges[0], min(edges[-1], len(values))) if values[i] is None}
    assert missing == expected, f"gaps differ at {sorted(missing ^ expected)[:5]}"


def check_channel(record, name, channel):
    values, rate = channel.values, channel.rate
    known = [abs(v) for v in values if v is not None]
    scale = max(known, default=1) or 1
    seconds = len(values) / rate
    look = ["waveforms", "window", "--record", record, "--channel", name]
    spans = [(0, seconds, 7), (0, seconds, 800), (seconds / 3, seconds / 2, 100)]
    if seconds > 30:
        spans.append((seconds / 2, seconds / 2 + 10, 500))
    for begin, end, columns in spans:
        window = ctl(*look, "--from", begin, "--to", end, "--columns", columns)
        ideal = [(begin + (end - begin) * i / columns) * rate for i in range(columns + 1)]
        check_columns(window, values, ideal, scale)
    begin, end = (0, seconds) if seconds <= 30 else (seconds / 2, seconds / 2 + 5)
    read = ctl(*look, "--from", begin, "--to", end, "--samples")
    first = read["first"]
    assert abs(first - begin * rate) <= 1, f"first sample {first}"
    assert abs(len(read["samples"]) - (end - begin) * rate) <= 1, "number of samples"
    for i, value in enumerate(read["samples"]):
        assert same(value, values[first + i], scale), f"sample {first + i}"


def check(path):
    """@return whether the recording is one that can be read here"""
    if path.endswith(".hea"):
        lines = wave_files.header_lines(path)
        files = [line.split()[0] for line in lines[1:]]
        head = lines[0].split()
        if (len(head) > 3 and int(head[3]) > MOST_FRAMES) or not all(
                os.path.exists(os.path.join(os.path.dirname(path), f))
                or os.path.exists(os.path.join(os.path.dirname(path), f + ".hea")) for f in files):
            return False
        channels, kind = wave_files.read_wfdb(path), "wfdb"
    else:
        channels, kind = wave_files.read_edf(path), "edf"
    if not channels or not channels[0].values:
        return False
    ids = ctl("import", kind, path)["ids"]
    if not ids:
        return False  # the same bytes under another name
    listed = next(r for r in ctl("waveforms", "list") if r["record_id"] == ids[0])["channels"]
    assert len(listed) == len(channels), f"{len(listed)} channels, {len(channels)} in the file"
    chosen = range(len(channels))
    if len(channels) > MOST_CHANNELS and "binformats" not in path:
        chosen = (0, len(channels) // 2, len(channels) - 1)
    for i in chosen:
        assert abs(listed[i]["rate_hz"] - channels[i].rate) < 1e-6, "rate"
        assert listed[i]["samples"] == len(channels[i].values), \
            f"{listed[i]['samples']} samples, {len(channels[i].values)} in the file"
        check_channel(ids[0], listed[i]["name"], channels[i])
    return True


def main():
    paths = sorted(glob.glob(f"{CORPUS}/waves/*/*.hea") + glob.glob(f"{CORPUS}/waves/edf/*.[eb]df"))
    compared, failed = 0, 0
    for path in paths:
        try:
            compared += check(path)
        except AssertionError as reason:
            failed += 1
            print(f"{os.path.basename(path)}: {reason}")
    print(f"{compared} recordings compared, {failed} differ")
    return 1 if failed or compared < 30 else 0


sys.exit(main())
