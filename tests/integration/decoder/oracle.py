#!/usr/bin/python3
"""What pydicom and GDCM make of DICOM files: the yardstick of decoder_corpus_test.

usage: oracle.py FOLDER        one JSON object a line for every file below FOLDER that is DICOM:
  {"file", "name": [alphabetic, ideographic, phonetic], "frames": [sha256, …] or absent}

Pixels are the bytes that imaging::Frame promises: little-endian, pixel-interleaved, bits as bytes,
YBR_FULL_422 upsampled, no colour transformation. Native and RLE pixels are read by pydicom with
numpy; JPEG, JPEG-LS and JPEG 2000 are made native by gdcmconv first. What neither reads has no "frames".
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import warnings

import numpy
import pydicom
from pydicom.pixel_data_handlers import numpy_handler, rle_handler
from pydicom.pixel_data_handlers.util import reshape_pixel_array

warnings.simplefilter("ignore")
NATIVE = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"}
RLE = "1.2.840.10008.1.2.5"
CODED = {"1.2.840.10008.1.2.4." + suffix for suffix in ("50", "51", "53", "55", "57", "70", "80", "81", "90", "91")}


def values(dataset):
    """Stored values as numpy sees them, in the shape of rows, columns, samples."""
    handler = rle_handler if dataset.file_meta.TransferSyntaxUID == RLE else numpy_handler
    return reshape_pixel_array(dataset, handler.get_pixeldata(dataset))


def native_copy(path, folder):
    """The file with its pixels uncompressed by GDCM, or None."""
    copy = os.path.join(folder, "native.dcm")
    done = subprocess.run(["gdcmconv", "--raw", path, copy], capture_output=True, check=False)
    return pydicom.dcmread(copy) if done.returncode == 0 else None


def frames(path, dataset, folder):
    """The digest of every frame, or None where this yardstick cannot tell."""
    syntax = str(dataset.file_meta.get("TransferSyntaxUID", ""))
    if syntax in CODED:
        dataset = native_copy(path, folder)
    elif syntax not in NATIVE and syntax != RLE:
        return None
    if dataset is None or "PixelData" not in dataset:
        return None
    array = values(dataset)
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    count = int(dataset.get("NumberOfFrames", 1) or 1)
    pictures = array if count > 1 else array[numpy.newaxis]
    return [hashlib.sha256(numpy.ascontiguousarray(picture).tobytes()).hexdigest() for picture in pictures]


def describe(path, folder):
    """One line of output, or None for what is not DICOM."""
    try:
        dataset = pydicom.dcmread(path)
    except Exception:  # pydicom raises whatever its parts raise; only what it reads is compared
        return None
    line = {"file": path}
    try:
        dataset.decode()
        name = dataset.get("PatientName")
        if name is not None and not isinstance(name, pydicom.multival.MultiValue):
            groups = (str(name).split("=") + ["", "", ""])[:3]
            line["name"] = [group.strip() for group in groups]
    except Exception:
        pass
    try:
        digests = frames(path, dataset, folder)
        if digests:
            line["frames"] = digests
    except Exception:
        pass
    return line


def main():
    with tempfile.TemporaryDirectory() as folder:
        for parent, _, names in sorted(os.walk(sys.argv[1])):
            for name in sorted(names):
                line = describe(os.path.join(parent, name), folder)
                if line:
                    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
