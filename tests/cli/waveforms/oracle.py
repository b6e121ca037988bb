#!/usr/bin/python3
"""What pydicom makes of a DICOM waveform: the yardstick of waveform_commands_test.

usage: oracle.py FILE      one JSON array: for each multiplex group a list of channels, each the list
                           of its values in the unit that the file names
"""
import json
import sys

import pydicom

dataset = pydicom.dcmread(sys.argv[1])
groups = []
for index in range(len(dataset.WaveformSequence)):
    values = dataset.waveform_array(index)
    groups.append([values[:, channel].tolist() for channel in range(values.shape[1])])
print(json.dumps(groups))
