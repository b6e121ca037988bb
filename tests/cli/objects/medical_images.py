"""Writes and reads medical images as other tools do: boto3, keys and metadata by convention.

medical_images.py ENDPOINT BUCKET upload FILE PATIENT STUDY SERIES   prints what was uploaded, JSON
medical_images.py ENDPOINT BUCKET download KEY FILE                  fails unless the hash is right
medical_images.py ENDPOINT BUCKET replace KEY FILE                   other bytes, the old metadata
medical_images.py ENDPOINT BUCKET strip KEY                          the same bytes, no metadata
"""

import hashlib
import json
import sys

import boto3


def file_hash(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(4096), b""):
            digest.update(block)
    return digest.hexdigest()


class MedicalImageStorage:
    def __init__(self, endpoint, bucket):
        self.s3 = boto3.client("s3", region_name="us-east-1", endpoint_url=endpoint)
        self.bucket = bucket

    def upload(self, path, patient, study, series):
        digest = file_hash(path)
        key = f"dicom/{patient}/{study}/{series}/{path.split('/')[-1]}"
        metadata = {
            "patient-id": patient,
            "study-id": study,
            "series-id": series,
            "file-hash": digest,
            "content-type": "application/dicom",
        }
        self.s3.upload_file(
            path,
            self.bucket,
            key,
            ExtraArgs={
                "Metadata": metadata,
                "ServerSideEncryption": "AES256",
                "StorageClass": "STANDARD_IA",
            },
        )
        url = self.s3.generate_presigned_url(
            "get_object", Params={"Bucket": self.bucket, "Key": key}, ExpiresIn=86400
        )
        print(json.dumps({"object_key": key, "url": url, "hash": digest}))

    def download(self, key, path):
        self.s3.download_file(self.bucket, key, path)
        stored = self.s3.head_object(Bucket=self.bucket, Key=key)["Metadata"].get("file-hash")
        if stored != file_hash(path):
            raise ValueError("File integrity check failed")

    def replace(self, key, path):
        metadata = self.s3.head_object(Bucket=self.bucket, Key=key)["Metadata"]
        with open(path, "rb") as file:
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=file, Metadata=metadata)

    def strip(self, key):
        body = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body)


if __name__ == "__main__":
    storage = MedicalImageStorage(sys.argv[1], sys.argv[2])
    getattr(storage, sys.argv[3])(*sys.argv[4:])
