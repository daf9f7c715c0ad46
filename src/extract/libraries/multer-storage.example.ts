import { S3Client } from "@aws-sdk/client-s3";
import multer from "multer";
import multerS3 from "multer-s3";

const storage = multerS3({ s3: new S3Client({}), bucket: process.env.PHOTO_BUCKET ?? "photos", key: (_request, file, done) => done(null, file.originalname) }); // => writes aws.s3 bucket {PHOTO_BUCKET}
export const upload = multer({ storage });
export const inMemory = multer({ storage: multer.memoryStorage() });
