"""Reads WFDB and EDF/BDF files as their specifications have them, in plain Python: an independent
reading for corpus_check.py; FLAC signals through the flac program. Annotations and variable layouts
are left out.

read_wfdb(header) and read_edf(path) return a list of Channel.
"""
import array
import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass
class Channel:
    name: str
    rate: float
    values: list  # physical; None where nothing was recorded


INVALID = {16: -32768, 24: -(1 << 23), 32: -(1 << 31), 61: -32768, 80: -128, 160: -32768,
           212: -2048, 310: -512, 311: -512, 508: -128, 516: -32768, 524: -(1 << 23)}
FLAC_BYTES = {508: 1, 516: 2, 524: 3}  # of a sample


def words(code, data, big_endian=False):
    size = array.array(code).itemsize
    out = array.array(code, data[: len(data) // size * size])
    if big_endian != (sys.byteorder == "big"):
        out.byteswap()
    return out.tolist()


def signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) else value


def unpack(fmt, data):
    """All samples of a signal file, signals still interleaved; format 8 as differences."""
    if fmt == 8:
        return words("b", data)
    if fmt == 16:
        return words("h", data)
    if fmt == 61:
        return words("h", data, big_endian=True)
    if fmt == 32:
        return words("i", data)
    if fmt == 24:
        return [int.from_bytes(data[i:i + 3], "little", signed=True)
                for i in range(0, len(data) - 2, 3)]
    if fmt == 80:
        return [byte - 128 for byte in data]
    if fmt == 160:
        return [word - 32768 for word in words("H", data)]
    out = []
    if fmt == 212:
        for i in range(0, len(data) - 1, 3):
            out.append(signed(data[i] | (data[i + 1] & 0x0F) << 8, 12))
            if i + 2 < len(data):
                out.append(signed(data[i + 2] | (data[i + 1] & 0xF0) << 4, 12))
    elif fmt == 310:
        pairs = words("H", data)
        for i in range(0, len(pairs), 2):
            first = pairs[i]
            out.append(signed(first >> 1 & 0x3FF, 10))
            if i + 1 < len(pairs):
                second = pairs[i + 1]
                out.append(signed(second >> 1 & 0x3FF, 10))
                out.append(signed(first >> 11 | (second >> 11) << 5, 10))
    elif fmt == 311:
        for word in words("I", data + bytes(-len(data) % 4)):
            out.extend(signed(word >> shift & 0x3FF, 10) for shift in (0, 10, 20))
    else:
        raise NotImplementedError(f"format {fmt}")
    return out


class Signal:
    """A signal line: FILE FORMAT[xSPF][:SKEW][+OFFSET] [GAIN[(BASELINE)][/UNIT] [BITS [ZERO …]]]"""

    def __init__(self, line):
        parts = line.split(None, 8)
        self.file = parts[0]
        fmt = parts[1]
        fmt, _, offset = fmt.partition("+")
        fmt, _, skew = fmt.partition(":")
        fmt, _, per_frame = fmt.partition("x")
        self.fmt, self.per_frame = int(fmt), int(per_frame or 1)
        self.skew, self.offset = int(skew or 0), int(offset or 0)
        gain, _, _ = (parts[2] if len(parts) > 2 else "200").partition("/")
        gain, _, baseline = gain.partition("(")
        self.gain = float(gain) or 200.0
        zero = int(parts[4]) if len(parts) > 4 else 0
        self.baseline = int(baseline.rstrip(")")) if baseline else zero
        self.first = int(parts[5]) if len(parts) > 5 else zero
        self.name = parts[8].strip() if len(parts) > 8 else ""

    def physical(self, count):
        if count is None or count == INVALID.get(self.fmt):
            return None
        return (count - self.baseline) / self.gain


def header_lines(path):
    with open(path, encoding="latin-1") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def read_wfdb(path):
    lines = header_lines(path)
    head = lines[0].split()
    name, _, segments = head[0].partition("/")
    rate = float(head[2].split("/")[0].split("(")[0]) if len(head) > 2 else 250.0
    if segments:
        return read_segments(path, lines[1:])
    signals = [Signal(line) for line in lines[1:1 + int(head[1])]]
    counts = read_signal_files(os.path.dirname(path), signals)
    frames = int(head[3]) if len(head) > 3 else 0
    if frames == 0:  # as many as the files hold
        frames = max(len(c) // s.per_frame for c, s in zip(counts, signals))
    channels = []
    for signal, stored in zip(signals, counts):
        stored = stored[signal.skew * signal.per_frame:][:frames * signal.per_frame]
        stored += [None] * (frames * signal.per_frame - len(stored))
        channels.append(Channel(signal.name, rate * signal.per_frame,
                                [signal.physical(count) for count in stored]))
    return channels


def unpack_flac(path, size):
    """The signals are the stream's channels, one sample of each after the other."""
    data = subprocess.run(["flac", "--decode", "--silent", "--stdout", "--force-raw-format",
                           "--endian=little", "--sign=signed", path],
                          capture_output=True, check=True).stdout
    return [int.from_bytes(data[i:i + size], "little", signed=True)
            for i in range(0, len(data), size)]


def read_signal_files(folder, signals):
    counts = [[] for _ in signals]
    for file in dict.fromkeys(signal.file for signal in signals):
        inside = [i for i, signal in enumerate(signals) if signal.file == file]
        size = FLAC_BYTES.get(signals[inside[0]].fmt)
        if size:
            samples = unpack_flac(os.path.join(folder, file), size)
            for channel, i in enumerate(inside):
                counts[i] = samples[channel::len(inside)]
            continue
        with open(os.path.join(folder, file), "rb") as opened:
            data = opened.read()[signals[inside[0]].offset:]
        samples = unpack(signals[inside[0]].fmt, data)
        frame = sum(signals[i].per_frame for i in inside)
        at = 0
        for i in inside:
            width = signals[i].per_frame
            counts[i] = [v for start in range(at, len(samples) - width + 1, frame)
                         for v in samples[start:start + width]]
            at += width
            if signals[i].fmt == 8:
                total = signals[i].first
                for k, difference in enumerate(counts[i]):
                    total += difference
                    counts[i][k] = total
    return counts


def read_segments(path, lines):
    """Fixed layout: the same signals in every segment."""
    joined = None
    for line in lines:
        segment = read_wfdb(os.path.join(os.path.dirname(path), line.split()[0] + ".hea"))
        if joined is None:
            joined = segment
            continue
        for channel, more in zip(joined, segment):
            channel.values += more.values
    return joined


def read_edf(path):
    with open(path, "rb") as file:
        data = file.read()
    is_bdf = data[0] == 0xFF
    header_bytes, records = int(data[184:192]), int(data[236:244])
    seconds, count = float(data[244:252]), int(data[252:256])
    fields = data[256:header_bytes]
    at = 0

    def column(width):
        nonlocal at
        values = [fields[at + i * width: at + (i + 1) * width].decode("latin-1").strip()
                  for i in range(count)]
        at += width * count
        return values

    labels, _, _ = column(16), column(80), column(8)
    low, high = [list(map(float, column(8))) for _ in range(2)]
    least, most = [list(map(float, column(8))) for _ in range(2)]
    column(80)
    sizes = list(map(int, column(8)))
    width = 3 if is_bdf else 2
    counts = [bytearray() for _ in range(count)]
    at = header_bytes
    while at + width * sum(sizes) <= len(data):
        for i, size in enumerate(sizes):
            counts[i] += data[at:at + size * width]
            at += size * width
    channels = []
    for i, label in enumerate(labels):
        if label in ("EDF Annotations", "BDF Annotations"):
            continue
        digits = unpack(24 if is_bdf else 16, bytes(counts[i]))
        unit = (high[i] - low[i]) / (most[i] - least[i])
        channels.append(Channel(label, sizes[i] / seconds,
                                [(digit - least[i]) * unit + low[i] for digit in digits]))
    return channels
